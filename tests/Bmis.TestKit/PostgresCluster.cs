using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Bmis.TestKit;

/// <summary>
/// A private PostgreSQL server for one test process: its own folder, a Unix socket and no network port, with fsync on.
/// A guard process that waits on our pipe stops the server and removes the folder, however this process ends.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "bmis";

    // The server's folder belongs to the user who runs it: PostgreSQL refuses root, and that user may not reach ours.
    private const string Guard =
        """
        trap '' INT TERM HUP PIPE
        dir=$(mktemp -d /var/tmp/bmis-postgres-XXXXXXXX) || exit 1
        fail() { cat "$dir"/*.log >&2; rm -rf "$dir"; exit 1; }
        "$1/initdb" -D "$dir/data" -U bmis -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || fail
        cat >>"$dir/data/postgresql.conf" <<SETTINGS
        listen_addresses = ''
        unix_socket_directories = '$dir'
        max_connections = 200
        shared_buffers = 128MB
        fsync = on
        synchronous_commit = on
        log_min_messages = warning
        SETTINGS
        "$1/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w start >/dev/null 2>&1 || fail
        echo "$dir"
        cat >/dev/null
        "$1/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1
        rm -rf "$dir"
        """;

    private static readonly Lazy<Task<PostgresCluster>> ProcessWide = new(() => StartAsync());

    private readonly Process _guard;
    private readonly string _binaries;
    private readonly string _folder;
    private int _databases;

    private PostgresCluster(Process guard, string binaries, string folder) =>
        (_guard, _binaries, _folder) = (guard, binaries, folder);

    /// <summary>Why no cluster can be started here; null when one can.</summary>
    public static string? WhyMissing =>
        PostgresPrograms.Find() is null
            ? "PostgreSQL is not installed: no initdb under /usr/lib/postgresql."
            : null;

    /// <summary>The cluster that this process's tests share; skips the test when PostgreSQL is not installed.</summary>
    public static Task<PostgresCluster> SharedAsync()
    {
        Assert.SkipWhen(WhyMissing is not null, WhyMissing ?? "");
        return ProcessWide.Value;
    }

    /// <summary>Starts a cluster of its own, for tests that stop the server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or did not start.</exception>
    public static async Task<PostgresCluster> StartAsync()
    {
        var binaries = PostgresPrograms.Find() ?? throw new InvalidOperationException(WhyMissing);
        var guard = Process.Start(
            PostgresPrograms.AsServerUser("sh", ["-c", Guard, "guard", binaries], withInput: true))!;
        var folder = await guard.StandardOutput.ReadLineAsync();
        if (string.IsNullOrEmpty(folder))
        {
            var problem = await guard.StandardError.ReadToEndAsync();
            throw new InvalidOperationException($"PostgreSQL did not start: {problem}");
        }

        return new PostgresCluster(guard, binaries, folder);
    }

    /// <summary>How to reach a database of this cluster.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = Owner,
        Database = database,
        MaxPoolSize = 40,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Makes a new database, empty or a copy of a template, and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync(
        string template = "template1", CancellationToken cancellation = default)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name} template {template}";
        await command.ExecuteNonQueryAsync(cancellation);
        return ConnectionString(name);
    }

    /// <summary>Stops the server as a crash does: nothing is flushed, and recovery runs at the next start.</summary>
    public Task StopImmediatelyAsync() => ControlAsync("-m", "immediate", "-w", "stop");

    /// <summary>Starts the server again after a stop; returns when it answers.</summary>
    public Task StartAgainAsync() => ControlAsync("-l", Path.Combine(_folder, "server.log"), "-w", "start");

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private Task ControlAsync(params string[] arguments) => PostgresPrograms.RunAsync(
        Path.Combine(_binaries, "pg_ctl"), ["-D", Path.Combine(_folder, "data"), .. arguments]);
}
