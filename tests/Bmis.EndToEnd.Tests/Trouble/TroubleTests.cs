using Bmis.BorderPost.Journaling;
using Bmis.Central.Tests;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Dapper;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.EndToEnd.Tests.Trouble;

/// <summary>
/// A lane's SQLite journal, real sockets and the centre's PostgreSQL, with everything going wrong in between.
/// </summary>
public sealed class TroubleTests : IDisposable
{
    private const int Seed = 20261121;
    private const int Entries = 5_000;
    private const int Troubles = 30;

    private static readonly Producer Lane = new("KEMBA-01");

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-trouble-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Through_cuts_killed_sessions_and_restarts_every_entry_arrives_once_and_in_order()
    {
        var random = new Random(Seed);
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using var relay = new CuttingRelay(centre.Port, Allowance);
        await using var lane = new PushingLane(File("journal.db"), Lane, Seed);
        lane.Push(relay.Address);
        var appending = lane.AppendAsync(Entries);
        var moments = Enumerable.Range(0, Troubles).Select(_ => random.Next(1, Entries)).Order().ToList();
        foreach (var moment in moments)
        {
            await lane.AcknowledgedAsync(moment);
            if (random.Next(3) > 0)
            {
                await centre.KillBackendsAsync();
                continue;
            }

            await centre.StopAsync();
            await centre.StartAsync();
        }

        await appending;
        await lane.AcknowledgedAsync(Entries);
        await AssertWholeAsync(centre, lane.Journal, Entries);
        Assert.True(relay.Connections > Troubles / 3, $"Only {relay.Connections} connections: nothing was cut.");
    }

    [Fact]
    public async Task An_acknowledgement_that_is_lost_costs_nothing_however_often()
    {
        const int Losses = 25;
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using var relay = new LostAcknowledgements(centre.Port, Losses);
        await using var lane = new PushingLane(File("journal.db"), Lane, Seed);
        await lane.AppendAsync(600);
        lane.Push(relay.Address);
        await lane.AcknowledgedAsync(600);
        // On a busy machine more entries go into a page, and fewer acknowledgements are to be had.
        Assert.InRange(relay.Lost, Losses / 3, Losses);
        await AssertWholeAsync(centre, lane.Journal, 600);
        Assert.Equal(0, await centre.CountAsync("select count(*) from quarantine"));
    }

    [Fact]
    public async Task Compressed_crossings_take_less_of_a_slow_line()
    {
        var plain = await BytesAsync(compress: false);
        var packed = await BytesAsync(compress: true);
        TestContext.Current.TestOutputHelper?.WriteLine($"{plain} bytes plain, {packed} compressed");
        Assert.InRange(packed, plain / 5, plain * 3 / 4);
    }

    [Fact]
    public async Task Two_writers_of_one_lane_at_two_servers_at_once_leave_the_journal_of_one_of_them()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using var second = new IntakeHost(warehouse, Lane);
        await second.StartAsync();
        await using (var common = new PushingLane(File("journal.db"), Lane, 1))
            await common.AppendAsync(5);
        System.IO.File.Copy(File("journal.db"), File("clone.db"));
        await using var one = new PushingLane(File("journal.db"), Lane, 2);
        await using var other = new PushingLane(File("clone.db"), Lane, 3);
        await one.AppendAsync(300);
        await other.AppendAsync(300);
        one.Push(centre.Address);
        other.Push(second.Address);
        await await Task.WhenAny(
            one.UntilAsync(state => state.Refusal is RefusalReason.Fork),
            other.UntilAsync(state => state.Refusal is RefusalReason.Fork));
        var own = await one.Journal.ReadAsync(6, 1, 1, Cancellation);
        var isOne = Hash((await centre.StoredAsync())[5]) == Hash(own[0]);
        var (winner, loser) = isOne ? (one, other) : (other, one);
        await loser.UntilAsync(state => state.Refusal is RefusalReason.Fork);
        await winner.AcknowledgedAsync(305);
        await AssertWholeAsync(centre, winner.Journal, 305);
        Assert.True(await centre.CountAsync("select count(*) from quarantine where lane_id = @LaneId") > 0);
    }

    [Fact]
    public async Task A_centre_that_is_down_and_then_slow_gets_everything_and_the_lane_never_waits()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using var lane = new PushingLane(File("journal.db"), Lane, Seed);
        await centre.StopAsync();
        lane.Push(centre.Address);
        await lane.AppendAsync(20);
        await lane.UntilAsync(state => !state.Connected);
        await centre.StartAsync();
        await lane.AcknowledgedAsync(20);

        await using (var holder = await warehouse.Source.OpenConnectionAsync(Cancellation))
        {
            await using var holding = await holder.BeginTransactionAsync(Cancellation);
            await holder.ExecuteAsync("select 1 from producer for update", transaction: holding);
            await lane.AppendAsync(50);
            Assert.Equal(70, lane.Journal.HeadSequence);
            Assert.Equal(20, (await centre.StoredAsync()).Count);
        }

        await lane.AcknowledgedAsync(70);
        await AssertWholeAsync(centre, lane.Journal, 70);
    }

    [Fact]
    public async Task Of_two_lanes_with_one_identity_both_go_on_in_branches_of_their_own_until_one_is_accepted()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using (var common = new PushingLane(File("journal.db"), Lane, 1))
            await common.AppendAsync(5);
        System.IO.File.Copy(File("journal.db"), File("clone.db"));
        await using var first = new PushingLane(File("journal.db"), Lane, 2);
        await using var clone = new PushingLane(File("clone.db"), Lane, 3);
        await first.AppendAsync(5);
        await clone.AppendAsync(8);
        first.Push(centre.Address);
        await first.AcknowledgedAsync(10);
        clone.Push(centre.Address);
        await clone.AcknowledgedAsync(13);
        await clone.UntilAsync(state => state is { Epoch: EpochState.Quarantined, Refusal: null });

        await first.AppendAsync(200);
        await clone.AppendAsync(20);
        await first.AcknowledgedAsync(210);
        await clone.AcknowledgedAsync(33);
        await AssertWholeAsync(centre, first.Journal, 210);
        Assert.Equal(33, await centre.CountAsync("select count(*) from envelope where lane_id = @LaneId || '+2'"));
        Assert.Equal(0, await centre.CountAsync("select count(*) from crossing where lane_id = @LaneId || '+2'"));
        Assert.True(await centre.CountAsync("select count(*) from quarantine where lane_id = @LaneId") > 0);

        // The five that both hold count already.
        await centre.AcceptAsync(Lane.In(2));
        Assert.Equal(28, await centre.CountAsync("select count(*) from crossing where lane_id = @LaneId || '+2'"));
        await clone.UntilAsync(state => state.Epoch == EpochState.Accepted);
    }

    [Fact]
    public async Task A_restored_lane_goes_on_from_what_was_acknowledged_and_survives_a_refusal()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using (var lane = new PushingLane(File("journal.db"), Lane, 1))
        {
            await lane.AppendAsync(5);
            lane.Push(centre.Address);
            await lane.AcknowledgedAsync(5);
        }

        System.IO.File.Copy(File("journal.db"), File("backup.db"));
        await using (var lane = new PushingLane(File("journal.db"), Lane, 2))
        {
            await lane.AppendAsync(5);
            lane.Push(centre.Address);
            await lane.AcknowledgedAsync(10);
        }

        await using var restored = new PushingLane(File("backup.db"), Lane, 3);
        restored.Push(centre.Address);
        await restored.UntilAsync(state => state.Epoch == EpochState.Quarantined);
        await restored.AppendAsync(3);
        await restored.AcknowledgedAsync(8);
        Assert.Equal(3, await centre.CountAsync("select count(*) from envelope where lane_id = @LaneId || '+2'"));
        await centre.RefuseAsync(Lane.In(2));
        await restored.UntilAsync(state => state.Epoch == EpochState.Refused);
        await restored.AppendAsync(2);
        await restored.AcknowledgedAsync(10);
        Assert.Equal(5, await centre.CountAsync("select count(*) from envelope where lane_id = @LaneId || '+2'"));
        Assert.Equal(0, await centre.CountAsync("select count(*) from crossing where lane_id = @LaneId || '+2'"));
    }

    private async Task<long> BytesAsync(bool compress)
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = await ServedAsync(warehouse);
        await using var relay = new SlowRelay(centre.Port, 2_000_000, TimeSpan.Zero, Seed);
        await using var lane = new PushingLane(File($"{compress}.db"), Lane, Seed);
        await lane.AppendAsync(400);
        lane.Push(relay.Address, compress);
        await lane.AcknowledgedAsync(400);
        await AssertWholeAsync(centre, lane.Journal, 400);
        return relay.BytesUp;
    }

    // Bytes until the cut: no connection carries a full batch, which is a megabyte.
    private static long Allowance(int connection) => 40_000 + (connection * 791_929L % 400_000);

    public void Dispose() => _disk.Delete(recursive: true);

    private static async Task<IntakeHost> ServedAsync(WarehouseFixture warehouse)
    {
        var centre = new IntakeHost(warehouse, Lane);
        await centre.RegisterAsync();
        await centre.StartAsync();
        return centre;
    }

    // Every entry once, in order, each the lane's own, the chain unbroken, and as many crossings as entries.
    private static async Task AssertWholeAsync(IntakeHost centre, Journal journal, int entries)
    {
        var stored = await centre.StoredAsync();
        Assert.Equal(Enumerable.Range(1, entries).Select(number => (long)number), stored.Select(one => one.Sequence));
        Assert.Null(new ChainVerifier(Lane, Checkpoint.Start).AcceptAll(stored));
        var written = await journal.ReadAsync(1, entries, int.MaxValue, Cancellation);
        Assert.Equal(written.Select(Hash), stored.Select(Hash));
        const string crossings =
            """
            select case when count(*) = count(distinct sequence) then count(*) else -1 end
            from crossing where lane_id = @LaneId
            """;
        Assert.Equal(entries, await centre.CountAsync(crossings));
    }

    private static string Hash(Envelope envelope) => Convert.ToHexString(envelope.Hash.Span);

    private string File(string name) => Path.Combine(_disk.FullName, name);
}
