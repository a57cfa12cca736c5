using System.Diagnostics;
using System.Text.Json;

namespace Bmis.EndToEnd.Tests;

/// <summary>One of the two programs, as built, in a process of its own; its log can be waited for.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ProgramProcess(Process process, ProgramLog log, IReadOnlyList<Uri> addresses) =>
        (_process, Log, Addresses) = (process, log, addresses);

    /// <summary>What it logs.</summary>
    public ProgramLog Log { get; }

    /// <summary>Where it listens, as it said itself.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Its number, by which it is sent signals.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Runs a verb to its end and fails when the program says no.</summary>
    public static async Task<string> RunAsync(
        string program, IReadOnlyDictionary<string, string> settings, string input, params string[] line)
    {
        using var process = Start(program, settings, line);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Guard);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', line)}: {await errors}");
        return output;
    }

    /// <summary>Starts <c>serve</c> and returns when the program says where it listens.</summary>
    public static async Task<ProgramProcess> ServeAsync(
        string program, IReadOnlyDictionary<string, string> settings)
    {
        var process = Start(program, settings, ["serve"]);
        var log = new ProgramLog();
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.BeginErrorReadLine();
        var ready = await process.StandardOutput.ReadLineAsync().WaitAsync(Guard);
        Assert.True(ready is not null, $"{program} did not start: {log.Tail}");
        using var json = JsonDocument.Parse(ready);
        var addresses = json.RootElement.GetProperty("addresses").EnumerateArray()
            .Select(address => new Uri(address.GetString()!));
        return new(process, log, [.. addresses]);
    }

    /// <summary>Sends it a signal, such as STOP: then it stands still and its connections stay.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Guard);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string program, IReadOnlyDictionary<string, string> settings, string[] line)
    {
        var start = new ProcessStartInfo(Programs.PathOf(program), line)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment["BMIS_" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }
}
