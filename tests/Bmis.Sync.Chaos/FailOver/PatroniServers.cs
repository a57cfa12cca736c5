using System.Diagnostics;
using System.Globalization;
using Bmis.EndToEnd.Tests;
using Bmis.TestKit;
using Npgsql;

namespace Bmis.Sync.Chaos.FailOver;

/// <summary>
/// Three database servers under Patroni and etcd, as the files of central/deploy say it, in a scratch folder on free
/// ports of this machine. A guard process that waits on our pipe ends them, however this process ends.
/// </summary>
internal sealed class PatroniServers : IDatabaseServers, IAsyncDisposable
{
    private const string Owner = "bmis";
    private const string Password = "specimen-Password-1";
    private const string Loopback = "127.0.0.1";

    private const string Guard =
        """
        trap '' INT TERM HUP PIPE
        dir=$(mktemp -d /var/tmp/bmis-failover-XXXXXXXX) || exit 1
        chmod 755 "$dir"
        mkdir -m 700 "$dir/a" "$dir/b" "$dir/c"
        echo "$dir"
        read -r go
        set -a; . "$dir/etcd.env"; set +a
        etcd >"$dir/etcd.log" 2>&1 & pids=$!
        for name in a b c; do
            cd "$dir/$name"
            patroni "$dir/$name.yml" >"$dir/$name.log" 2>&1 & pids="$pids $!"; echo $!
        done
        cat >/dev/null
        kill -s KILL $pids
        for name in a b c; do
            "$1/pg_ctl" -D "$dir/$name/data" -m immediate -w stop >/dev/null 2>&1
        done
        rm -rf "$dir"
        """;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Packaged = ["/usr/bin/patroni", "/usr/bin/etcd", "/usr/sbin/haproxy"];

    private readonly Process _guard;
    private readonly string _binaries;
    private readonly int[] _ports = [.. Names.Select(_ => FreePort.Take())];
    private readonly int[] _patronis = new int[Names.Length];

    private PatroniServers(Process guard, string binaries, string folder) =>
        (_guard, _binaries, Folder) = (guard, binaries, folder);

    /// <summary>Why there can be none here; null when there can.</summary>
    internal static string? WhyMissing =>
        PostgresPair.WhyMissing
        ?? (Array.Find(Packaged, program => !File.Exists(program)) is { } missing
            ? $"There is no {missing} (Debian: patroni, etcd-server, haproxy)."
            : null);

    /// <summary>Where everything lies, logs included.</summary>
    internal string Folder { get; }

    private string Hosts =>
        string.Join(',', _ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{Loopback}:{port}")));

    /// <summary>Starts them; returns when there is a primary that has a standby.</summary>
    internal static async Task<PatroniServers> StartAsync()
    {
        var binaries = PostgresPrograms.Find()!;
        var guard = Process.Start(
            PostgresPrograms.AsServerUser("sh", ["-c", Guard, "guard", binaries], withInput: true))!;
        var servers = new PatroniServers(guard, binaries, (await guard.StandardOutput.ReadLineAsync())!);
        servers.Write();
        await guard.StandardInput.WriteLineAsync("go");
        await guard.StandardInput.FlushAsync();
        for (var at = 0; at < Names.Length; at++)
        {
            servers._patronis[at] = int.Parse(
                (await guard.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        }

        return servers;
    }

    /// <inheritdoc/>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        // Commits wait until there is a second server.
        await UntilAnsweredAsync($"create role {Owner} login password '{Password}'");
        await UntilAnsweredAsync($"create database {name} owner {Owner}");
        return PrimaryConnectionString(name);
    }

    /// <inheritdoc/>
    public string PrimaryConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Hosts,
        Username = Owner,
        Password = Password,
        Database = database,
        TargetSessionAttributes = "primary",
        HostRecheckSeconds = 0,
        Pooling = false,
    }.ConnectionString;

    /// <summary>Ends the machine of the primary: Patroni, the server and every process of it.</summary>
    internal async Task KillMachineAsync()
    {
        var at = await PrimaryAsync();
        Signals.Kill(_patronis[at]);
        await PlaceOf(at).KillAsync();
    }

    /// <summary>Ends the primary's server process alone; Patroni on its machine lives.</summary>
    internal async Task KillServerAsync() => await PlaceOf(await PrimaryAsync()).KillAsync();

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private PostgresPlace PlaceOf(int at) => new(_binaries, Path.Combine(Folder, Names[at]));

    private void Write()
    {
        var (client, peer) = (FreePort.Take(), FreePort.Take());
        var common = new Dictionary<string, string>
        {
            ["ADDRESS"] = Loopback,
            ["NETWORK"] = "127.0.0.1/32",
            ["BINARIES"] = _binaries,
            ["ETCD"] = $"{Loopback}:{client}",
            ["ETCD_PORT"] = $"{client}",
            ["ETCD_PEER_PORT"] = $"{peer}",
            ["ETCD_CLUSTER"] = $"etcd=http://{Loopback}:{peer}",
            ["SUPERUSER_PASSWORD"] = Password,
            ["REPLICATION_PASSWORD"] = Password,
            ["REWIND_PASSWORD"] = Password,
        };
        DeployFile.Write(
            "etcd.env",
            Path.Combine(Folder, "etcd.env"),
            new Dictionary<string, string>(common) { ["NAME"] = "etcd", ["FOLDER"] = Folder });
        for (var at = 0; at < Names.Length; at++)
        {
            var own = new Dictionary<string, string>(common)
            {
                ["NAME"] = Names[at],
                ["FOLDER"] = Path.Combine(Folder, Names[at]),
                ["DATABASE_PORT"] = $"{_ports[at]}",
                ["REST_PORT"] = $"{FreePort.Take()}",
            };
            DeployFile.Write("patroni.yml", Path.Combine(Folder, $"{Names[at]}.yml"), own);
        }
    }

    private async Task<int> PrimaryAsync()
    {
        for (var at = 0; at < Names.Length; at++)
        {
            try
            {
                if (!await AskAsync(At(at), "select pg_is_in_recovery()"))
                    return at;
            }
            catch (NpgsqlException)
            {
                // This one is away.
            }
        }

        throw new InvalidOperationException("There is no primary.");
    }

    private string At(int at) => new NpgsqlConnectionStringBuilder
    {
        Host = Loopback, Port = _ports[at], Username = "postgres", Password = Password, Pooling = false,
    }.ConnectionString;

    private async Task UntilAnsweredAsync(string sql)
    {
        while (true)
        {
            try
            {
                await AskAsync(At(await PrimaryAsync()), sql);
                return;
            }
            catch (Exception notYet) when (notYet is InvalidOperationException or NpgsqlException { IsTransient: true })
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System);
            }
        }
    }

    private static async Task<bool> AskAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is true;
    }
}
