using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>The program <c>bmis-post serve</c>, as built, in a process of its own.</summary>
internal sealed class LaneProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _log;

    private LaneProcess(Process process, Task<string> log, Uri address) =>
        (_process, _log, Address) = (process, log, address);

    internal Uri Address { get; }

    /// <summary>Puts officer o.one and an alert list in which no specimen stands into the lane's folder.</summary>
    internal static async Task FurnishAsync(SignedLists lists)
    {
        var since = TimeProvider.System.GetUtcNow().AddDays(-1);
        var officer = Officers.Of("o.one", since, OfficerRoles.Officer);
        await lists.PutAsync(ListNames.Officers, 1, Officers.List(officer));
        await lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Nobody"));
    }

    /// <summary>Starts it and returns when it says where it listens.</summary>
    internal static async Task<LaneProcess> StartAsync(Scratch scratch, SignedLists lists, params string[] settings)
    {
        var process = Process.Start(new ProcessStartInfo(Executable(),
        [
            "serve",
            "--Urls=http://127.0.0.1:0",
            "--Lane:Id=lane-1",
            "--Lane:PostCode=UTANY",
            $"--Lane:Folder={scratch.Folder}",
            TestKeys.Setting,
            $"--Lists:Root={lists.RootFile}",
            .. settings,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var log = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var ready = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (ready is null) Assert.Fail($"The lane did not start: {await log}");
        using var json = JsonDocument.Parse(ready);
        return new(process, log, new(json.RootElement.GetProperty("addresses")[0].GetString()!));
    }

    /// <summary>Sends SIGKILL.</summary>
    internal void Kill() => _process.Kill();

    /// <summary>Sends SIGTERM and waits for the end.</summary>
    /// <exception cref="TimeoutException">It still ran after the guard.</exception>
    internal async Task<(int ExitCode, TimeSpan Time, string Log)> TerminateAsync(TimeSpan guard)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(guard);
        return (_process.ExitCode, TimeProvider.System.GetElapsedTime(began), await _log);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // The program's own folder, beside that of these tests and in their configuration.
    private static string Executable()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "Bmis.BorderPost", here.Name, "bmis-post");
    }
}
