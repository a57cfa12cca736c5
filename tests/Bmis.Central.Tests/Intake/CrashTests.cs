using Bmis.Central.Intake;
using Bmis.Sync.Envelopes;
using Bmis.TestKit.Suites;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Central.Tests.Intake;

/// <summary>The database dies between the COPY and the acknowledgement, in every way that it can.</summary>
public sealed class CrashTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backend_that_is_killed_before_the_commit_leaves_nothing_and_the_same_batch_fits_again()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(50);
        await using (var connection = await WriteWithoutCommitAsync(bench, run))
        {
            await using var killer = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
            await killer.ExecuteAsync("select pg_terminate_backend(@pid)", new { pid = connection.ProcessID });
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.ExecuteAsync("commit"));
        }

        Assert.Empty(await bench.StoredAsync(lane));
        Assert.Equal(Checkpoint.Start, await bench.Store.HeldAsync(lane, Cancellation));
        Assert.True(await bench.Store.AppendAsync(lane, Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
        Assert.Equal(50, (await bench.CrossingsAsync(lane)).Count);
    }

    [Fact]
    public async Task What_was_acknowledged_survives_an_immediate_stop_and_the_rest_arrives_once()
    {
        Assert.SkipWhen(PostgresCluster.WhyMissing is not null, PostgresCluster.WhyMissing ?? "");
        await using var cluster = await PostgresCluster.StartAsync();
        await using var fixture = WarehouseFixture.On(await cluster.CreateDatabaseAsync(cancellation: Cancellation));
        await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        var bench = new IntakeBench(fixture);
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(90);
        for (var crash = 0; crash < 3; crash++)
        {
            var (from, to) = (crash * 30, (crash + 1) * 30);
            var head = crash == 0 ? Checkpoint.Start : run[from - 1].Checkpoint;
            Assert.True(await bench.Store.AppendAsync(lane, head, run[from..to], run[to - 1].Checkpoint, Cancellation));
            await cluster.StopImmediatelyAsync();
            var lost = to < run.Count ? run[to..] : run[from..to];
            await Assert.ThrowsAnyAsync<Exception>(async () => await bench.Store.AppendAsync(
                lane, run[to - 1].Checkpoint, lost, run[^1].Checkpoint, Cancellation));
            await cluster.StartAgainAsync();
            NpgsqlConnection.ClearAllPools();
            Assert.Equal(run[to - 1].Checkpoint, await bench.Store.HeldAsync(lane, Cancellation));
        }

        Assert.Equal(Enumerable.Range(1, 90).Select(number => (long)number), await bench.StoredAsync(lane));
        Assert.Equal(90, (await bench.CrossingsAsync(lane)).Count);
    }

    private static async Task<NpgsqlConnection> WriteWithoutCommitAsync(IntakeBench bench, List<Envelope> run)
    {
        var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        var transaction = await connection.BeginTransactionAsync(Cancellation);
        var writer = new BatchWriter(connection, transaction, bench.Fixture.Seal, bench.Clock.Now);
        var lane = new LaneRun(3, run[0].Header.LaneId, run);
        Assert.NotNull(await HighWaterRow.RaiseAsync(
            transaction, lane, Checkpoint.Start, run[^1].Checkpoint, bench.Clock.Now));
        await EnvelopeCopy.WriteAsync(connection, bench.Fixture.Seal, lane, bench.Clock.Now, Cancellation);
        var reader = new RunReader(bench.Fixture.Warehouse, bench.Fixture.Seal, NullLogger<RunReader>.Instance);
        await writer.WriteAsync(await reader.ReadAsync(lane, Cancellation), Cancellation);
        return connection;
    }
}
