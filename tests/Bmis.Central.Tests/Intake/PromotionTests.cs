using Bmis.Sync.Envelopes;
using Bmis.TestKit;
using Bmis.TestKit.Suites;
using Dapper;
using Npgsql;

namespace Bmis.Central.Tests.Intake;

/// <summary>The machine of the primary is lost, and its standby takes its place.</summary>
public sealed class PromotionTests
{
    private const string Database = "warehouse";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_on_the_promoted_standby_and_headquarters_finds_it_there_by_itself()
    {
        await using var pair = await PostgresPair.StartAsync();
        await using var fixture = WarehouseFixture.On(await pair.CreateDatabaseAsync(Database));
        var (bench, lane, run) = await FilledAsync(fixture);
        await pair.KillPrimaryAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => bench.Store.AppendAsync(
            lane, run[9].Checkpoint, run[10..], run[^1].Checkpoint, Cancellation).AsTask());

        await pair.PromoteAsync();
        // A pooled connection may still be one of the lost server's: each of them fails once.
        var waiting = Task.Run(() => OpenedAsync(bench, lane), Cancellation);
        await pair.BuildStandbyAsync();
        Assert.Equal(run[9].Checkpoint, await waiting);
        Assert.True(await bench.Store.AppendAsync(
            lane, run[9].Checkpoint, run[10..], run[^1].Checkpoint, Cancellation));
        Assert.Equal(20, (await bench.StoredAsync(lane)).Count);
    }

    [Fact]
    public async Task A_pair_that_acknowledges_what_one_disk_has_loses_it_with_the_machine()
    {
        await using var pair = await PostgresPair.StartAsync(synchronous: false);
        await using var fixture = WarehouseFixture.On(await pair.CreateDatabaseAsync(Database));
        var (bench, lane, run) = await FilledAsync(fixture);
        await CaughtUpAsync(fixture);
        await pair.KillStandbyAsync();
        Assert.True(await bench.Store.AppendAsync(
            lane, run[9].Checkpoint, run[10..], run[^1].Checkpoint, Cancellation));
        await pair.KillPrimaryAsync();
        await pair.StartStandbyAgainAsync();
        await pair.PromoteAsync();
        Assert.Equal(run[9].Checkpoint, await OpenedAsync(bench, lane));
    }

    private static async Task<(IntakeBench Bench, Producer Lane, List<Envelope> Run)> FilledAsync(
        WarehouseFixture fixture)
    {
        await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        var bench = new IntakeBench(fixture);
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(20);
        Assert.True(await bench.Store.AppendAsync(
            lane, Checkpoint.Start, run[..10], run[9].Checkpoint, Cancellation));
        return (bench, lane, run);
    }

    // A standby that nobody waits for comes after.
    private static async Task CaughtUpAsync(WarehouseFixture fixture)
    {
        const string isBehind =
            "select count(*) = 0 from pg_stat_replication where flush_lsn >= pg_current_wal_flush_lsn()";
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        while (await connection.ExecuteScalarAsync<bool>(isBehind)) await Task.Yield();
    }

    // As a lane does: it greets again until it is answered.
    private static async Task<Checkpoint> OpenedAsync(IntakeBench bench, Producer lane)
    {
        while (true)
        {
            try
            {
                return await bench.Store.HeldAsync(lane, Cancellation);
            }
            catch (NpgsqlException)
            {
                await Task.Yield();
            }
        }
    }
}
