using Bmis.Central.Database;
using Bmis.Sync.Envelopes;
using Bmis.TestKit.Suites;
using Bmis.TestKit;
using Dapper;
using Npgsql;

namespace Bmis.Central.Tests.Intake;

/// <summary>What lanes are told while the server waits for its standby, and servers that may forget.</summary>
public sealed class StandbyTests
{
    private const string Write = "select pg_logical_emit_message(true, 'probe', '')";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_on_one_disk_alone_is_neither_acknowledged_nor_told_at_the_next_greeting()
    {
        await using var cluster = await StartAsync();
        await using var fixture = WarehouseFixture.On(await cluster.CreateDatabaseAsync(cancellation: Cancellation));
        await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        var bench = new IntakeBench(fixture);
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(20);
        Assert.True(await bench.Store.AppendAsync(
            lane, Checkpoint.Start, run[..10], run[9].Checkpoint, Cancellation));
        await using var watch = await fixture.Source.OpenConnectionAsync(Cancellation);
        await LoseStandbyAsync(fixture, watch);

        using var call = new CancellationTokenSource();
        var append = Task.Run(
            () => bench.Store.AppendAsync(lane, run[9].Checkpoint, run[10..], run[^1].Checkpoint, call.Token).AsTask(),
            Cancellation);
        var waiting = await WaitingAsync(watch, append);
        Assert.NotNull(waiting);
        await call.CancelAsync();
        Assert.Equal(waiting, await WaitingAsync(watch, append));
        await watch.ExecuteAsync("select pg_cancel_backend(@waiting)", new { waiting });
        await Assert.ThrowsAsync<UnreplicatedCommitException>(() => append);

        Assert.Equal(20, (await bench.StoredAsync(lane)).Count);
        var greeting = Task.Run(() => bench.Store.HeldAsync(lane, Cancellation), Cancellation);
        Assert.NotNull(await WaitingAsync(watch, greeting));
        await SetAsync(watch, "synchronous_standby_names", "''");
        Assert.Equal(run[^1].Checkpoint, await greeting);
    }

    [Fact]
    public async Task Every_connection_commits_synchronously_whatever_the_database_says()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        await using var first = await fixture.Source.OpenConnectionAsync(Cancellation);
        var name = new NpgsqlConnectionStringBuilder(fixture.Connection).Database;
        await first.ExecuteAsync($"alter database {name} set synchronous_commit = off");
        await using var second = await fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal("on", await second.ExecuteScalarAsync<string>("show synchronous_commit"));
    }

    [Fact]
    public async Task Headquarters_does_not_start_on_a_server_that_may_forget()
    {
        await using var cluster = await StartAsync();
        await using var fixture = WarehouseFixture.On(await cluster.CreateDatabaseAsync(cancellation: Cancellation));
        await Durability.RequireAsync(fixture.Source, Cancellation);
        await using var watch = await fixture.Source.OpenConnectionAsync(Cancellation);
        await SetAsync(watch, "full_page_writes", "off");
        await SetAsync(watch, "fsync", "off");
        while (await watch.ExecuteScalarAsync<string>("show fsync") == "on")
            await watch.ExecuteAsync("select pg_sleep(0.02)");
        var sentence = await Verbs.RefusalAsync(fixture, "", "serve", "--Listening:PagesPort=0");
        Assert.Contains("runs with fsync and full_page_writes off", sentence, StringComparison.Ordinal);
        sentence = await Verbs.RefusalAsync(
            fixture, "", "serve", "--Listening:PagesPort=0", "--Database:RequireDurable=false");
        Assert.Contains("lacks", sentence, StringComparison.Ordinal);
    }

    private static Task<PostgresCluster> StartAsync()
    {
        Assert.SkipWhen(PostgresCluster.WhyMissing is not null, PostgresCluster.WhyMissing ?? "");
        return PostgresCluster.StartAsync();
    }

    /// <summary>Makes the server wait for a standby that is not there; returns when it does.</summary>
    private static async Task LoseStandbyAsync(WarehouseFixture fixture, NpgsqlConnection watch)
    {
        await SetAsync(watch, "synchronous_standby_names", "'away'");
        await using var probe = await fixture.Source.OpenConnectionAsync(Cancellation);
        for (int? waiting = null; waiting is null;)
        {
            var write = probe.ExecuteAsync(Write);
            waiting = await WaitingAsync(watch, write);
            if (waiting is not null)
                await watch.ExecuteAsync("select pg_cancel_backend(@waiting)", new { waiting });
            await write;
        }
    }

    /// <summary>The server's process that waits for the standby; null when the work has ended instead.</summary>
    private static async Task<int?> WaitingAsync(NpgsqlConnection watch, Task work)
    {
        while (!work.IsCompleted)
        {
            var waiting = await watch.ExecuteScalarAsync<int?>(
                "select pid from pg_stat_activity where wait_event = 'SyncRep'");
            if (waiting is not null)
                return waiting;
            await watch.ExecuteAsync("select pg_sleep(0.02)");
        }

        return null;
    }

    private static async Task SetAsync(NpgsqlConnection connection, string name, string value)
    {
        await connection.ExecuteAsync($"alter system set {name} = {value}");
        await connection.ExecuteAsync("select pg_reload_conf()");
    }
}
