using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Bmis.TestKit;

/// <summary>
/// A primary and a standby that follows it, as a country's centre has them: a commit is done when both disks have it,
/// and with no standby there is none. Everything is done to them that happens to servers. There are two places for
/// servers, so that whoever connects names both for ever. A guard process that waits on our pipe stops the servers and
/// removes the folder, however this process ends. One caller at a time.
/// </summary>
public sealed class PostgresPair : IDatabaseServers, IAsyncDisposable
{
    internal const string Owner = "bmis";

    private const string Guard =
        """
        trap '' INT TERM HUP PIPE
        dir=$(mktemp -d /var/tmp/bmis-pair-XXXXXXXX) || exit 1
        mkdir "$dir/a" "$dir/b"
        echo "$dir"
        cat >/dev/null
        for data in "$dir"/?/data; do
            test -f "$data/postmaster.pid" || continue
            kill -s CONT $(head -1 "$data/postmaster.pid") 2>/dev/null
            "$1/pg_ctl" -D "$data" -m immediate -w stop >/dev/null 2>&1
        done
        rm -rf "$dir"
        """;

    private const string Settings =
        """
        listen_addresses = ''
        max_connections = 100
        shared_buffers = 128MB
        fsync = on
        synchronous_commit = on
        wal_keep_size = 512MB
        wal_retrieve_retry_interval = 200ms
        wal_receiver_status_interval = 1s
        log_min_messages = warning
        """;

    // Without an action that writes nothing waits for the standby, so that there can be a first one.
    private const string Unanswered = "-c synchronous_commit=local";

    private readonly Process _guard;
    private readonly PostgresPlace[] _places;
    private int _primary;

    private PostgresPair(Process guard, string binaries, string folder)
    {
        _guard = guard;
        _places = [new(binaries, Path.Combine(folder, "a")), new(binaries, Path.Combine(folder, "b"))];
    }

    /// <summary>Why no pair can be started here; null when one can.</summary>
    public static string? WhyMissing => PostgresCluster.WhyMissing;

    private PostgresPlace Primary => _places[_primary];

    private PostgresPlace Standby => _places[1 - _primary];

    /// <summary>Starts both and returns when the standby follows; skips the test when there is no PostgreSQL.</summary>
    /// <param name="synchronous">False for a pair that acknowledges what one disk has: a negative control.</param>
    /// <param name="settings">More lines of <c>postgresql.conf</c>.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL did not start.</exception>
    public static async Task<PostgresPair> StartAsync(bool synchronous = true, string settings = "")
    {
        Assert.SkipWhen(WhyMissing is not null, WhyMissing ?? "");
        var binaries = PostgresPrograms.Find()!;
        var guard = Process.Start(
            PostgresPrograms.AsServerUser("sh", ["-c", Guard, "guard", binaries], withInput: true))!;
        var folder = await guard.StandardOutput.ReadLineAsync();
        if (string.IsNullOrEmpty(folder))
            throw new InvalidOperationException(await guard.StandardError.ReadToEndAsync());
        var pair = new PostgresPair(guard, binaries, folder);
        var names = $"synchronous_standby_names = '{(synchronous ? "*" : "")}'";
        await pair.Primary.MakeAsync($"{Settings}\n{names}\n{settings}");
        await pair.Primary.StartAsync();
        await pair.BuildStandbyAsync();
        return pair;
    }

    /// <summary>How to reach a database of whichever of the two is the primary.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = string.Join(',', _places.Select(place => place.Folder)),
        Username = Owner,
        Database = database,
        MaxPoolSize = 40,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <inheritdoc/>
    public string PrimaryConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Host = Primary.Folder, Pooling = false }
            .ConnectionString;

    /// <inheritdoc/>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await AskAsync($"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>Ends the primary as the loss of its machine does: no process is left, nothing is flushed.</summary>
    public Task KillPrimaryAsync() => Primary.KillAsync();

    /// <summary>The same for the standby.</summary>
    public Task KillStandbyAsync() => Standby.KillAsync();

    /// <summary>Starts the standby again after a kill, whether there is still a primary to follow or not.</summary>
    public Task StartStandbyAgainAsync() => Standby.StartAsync();

    /// <summary>Stops the primary as a crash does (<c>pg_ctl -m immediate</c>).</summary>
    public Task StopPrimaryImmediatelyAsync() => Primary.StopImmediatelyAsync();

    /// <summary>Starts the primary again after a kill or a stop; returns when the standby follows it.</summary>
    public async Task StartPrimaryAgainAsync()
    {
        await Primary.StartAsync();
        await FollowedAsync();
    }

    /// <summary>Halts the primary: it keeps its connections and answers nothing. Disposing lets it go on.</summary>
    public Task<IDisposable> HaltPrimaryAsync() => HaltAsync(Primary);

    /// <summary>Halts the standby: commits wait for it. Disposing lets it go on.</summary>
    public Task<IDisposable> HaltStandbyAsync() => HaltAsync(Standby);

    /// <summary>
    /// Makes the standby the primary; end the old one first. Nothing is committed then until there is a standby again.
    /// </summary>
    public async Task PromoteAsync()
    {
        await Standby.PromoteAsync();
        _primary = 1 - _primary;
    }

    /// <summary>Builds a standby anew in the place where none runs; returns when it follows.</summary>
    public async Task BuildStandbyAsync()
    {
        await Standby.CopyAsync(Primary);
        await Standby.StartAsync();
        await FollowedAsync();
    }

    /// <summary>Stops both and removes their folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private Task FollowedAsync() => AskAsync(
        """
        do $$ begin
            while not exists (select from pg_stat_replication where state = 'streaming') loop
                perform pg_sleep(0.02), pg_stat_clear_snapshot();
            end loop;
        end $$
        """);

    private async Task AskAsync(string sql)
    {
        var address = new NpgsqlConnectionStringBuilder(PrimaryConnectionString("postgres")) { Options = Unanswered };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IDisposable> HaltAsync(PostgresPlace place) => new Halted(await place.HaltAsync());

    private sealed class Halted(IReadOnlyList<int> processes) : IDisposable
    {
        public void Dispose()
        {
            foreach (var process in processes)
                Signals.Resume(process);
        }
    }
}
