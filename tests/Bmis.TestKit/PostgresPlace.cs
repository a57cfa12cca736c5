using System.Globalization;

namespace Bmis.TestKit;

/// <summary>A place for a PostgreSQL server: a folder with its data, which is also where its socket is.</summary>
/// <param name="binaries">Where PostgreSQL's programs are.</param>
/// <param name="folder">The folder.</param>
public sealed class PostgresPlace(string binaries, string folder)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    internal string Folder => folder;

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes an empty server here.</summary>
    internal async Task MakeAsync(string settings)
    {
        await RunAsync(
            "initdb", "-D", Data, "-U", PostgresPair.Owner, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
            "--no-sync");
        await PostgresPrograms.RunAsync(
            "sh", "-c", "printf '%s\n' \"$2\" >> \"$1/postgresql.conf\"", "settings", Data, settings);
    }

    /// <summary>Puts a copy of a running server here, which will follow it; what was here is removed.</summary>
    internal async Task CopyAsync(PostgresPlace primary)
    {
        await PostgresPrograms.RunAsync("rm", "-rf", Data);
        await RunAsync(
            "pg_basebackup", "-D", Data, "-R", "-c", "fast", "-X", "stream", "--no-sync",
            "-d", $"host={primary.Folder} user={PostgresPair.Owner} application_name=standby");
    }

    internal Task StartAsync() => ControlAsync("-l", Path.Combine(folder, "server.log"), "-o", $"-k {folder}", "start");

    internal Task StopImmediatelyAsync() => ControlAsync("-m", "immediate", "stop");

    internal Task PromoteAsync() => ControlAsync("promote");

    /// <summary>Halts everything that runs here, the server itself first; says what that is.</summary>
    internal async Task<IReadOnlyList<int>> HaltAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
        var server = int.Parse(lines[0], CultureInfo.InvariantCulture);
        Signals.Halt(server);
        var all = Signals.WithChildren(server);
        foreach (var process in all)
            Signals.Halt(process);
        return all;
    }

    /// <summary>Kills everything that runs here; done when nothing of it holds the server's memory any more.</summary>
    public async Task KillAsync()
    {
        var all = await HaltAsync();
        foreach (var process in all)
            Signals.Kill(process);
        while (all.Any(Signals.IsAlive))
            await Task.Delay(Moment, TimeProvider.System);
        // As after a restart of the machine: the numbers in the lock files are nobody's.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        File.Delete(Path.Combine(folder, ".s.PGSQL.5432.lock"));
    }

    private Task ControlAsync(params string[] arguments) => RunAsync("pg_ctl", ["-D", Data, "-w", .. arguments]);

    private Task RunAsync(string program, params string[] arguments) =>
        PostgresPrograms.RunAsync(Path.Combine(binaries, program), arguments);
}
