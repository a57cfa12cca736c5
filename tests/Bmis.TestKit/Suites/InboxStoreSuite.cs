using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Xunit;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;
using LaneStatus = Bmis.Sync.Outbox.LaneStatus;

namespace Bmis.TestKit.Suites;

/// <summary>What every store of the centre must do. Derive, open a bench, and run on each database.</summary>
public abstract class InboxStoreSuite
{
    private static async ValueTask<byte[]?> HashAsync(IInboxStore store, Producer lane, long sequence) =>
        (await store.HashAtAsync(lane, sequence, Cancellation))?.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A fresh, empty store.</summary>
    protected abstract ValueTask<InboxBench> OpenAsync();

    [Fact]
    public async Task A_lane_never_seen_starts_at_the_genesis()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        Assert.Equal(Checkpoint.Start, await HeldAsync(bench.Store, lane));
        Assert.Empty(await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task A_run_that_continues_is_stored_and_raises_the_checkpoint()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var first = Chain(bench, lane, 10, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, first));
        var second = Chain(bench, lane, 5, first[^1].Checkpoint);
        Assert.True(await AppendAsync(bench.Store, lane, first[^1].Checkpoint, second));
        Assert.Equal(second[^1].Checkpoint, await HeldAsync(bench.Store, lane));
        Assert.Equal(Numbers(15), await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task The_same_run_again_is_not_stored_again()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 10, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.False(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.Equal(run[^1].Checkpoint, await HeldAsync(bench.Store, lane));
        Assert.Equal(Numbers(10), await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task A_run_after_the_same_number_with_another_hash_is_not_stored()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 3, Checkpoint.Start);
        var other = Chain(bench, lane, 5, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.False(await AppendAsync(bench.Store, lane, other[2].Checkpoint, [.. other.Skip(3)]));
        Assert.Equal(run[^1].Checkpoint, await HeldAsync(bench.Store, lane));
        Assert.Equal(Numbers(3), await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task The_hash_of_each_entry_that_is_held_is_told_and_of_no_other()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 3, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        foreach (var entry in run)
            Assert.Equal(entry.Hash.ToArray(), await HashAsync(bench.Store, lane, entry.Sequence));
        Assert.Equal(HashChain.Genesis.ToArray(), await HashAsync(bench.Store, lane, 0));
        Assert.Null(await HashAsync(bench.Store, lane, 4));
    }

    [Fact]
    public async Task Of_two_servers_with_the_same_run_one_wins()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var second = await bench.SecondServerAsync();
        var run = Chain(bench, lane, 50, Checkpoint.Start);
        var held = await Task.WhenAll(
            Task.Run(() => AppendAsync(bench.Store, lane, Checkpoint.Start, run).AsTask(), Cancellation),
            Task.Run(() => AppendAsync(second, lane, Checkpoint.Start, run).AsTask(), Cancellation));
        Assert.Single(held, won => won);
        Assert.Equal(Numbers(50), await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task Another_server_sees_what_was_stored()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 4, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        var second = await bench.SecondServerAsync();
        Assert.Equal(run[^1].Checkpoint, await HeldAsync(second, lane));
    }

    [Fact]
    public async Task Lanes_do_not_mix()
    {
        await using var bench = await OpenAsync();
        var one = await bench.ProducerAsync();
        var two = await bench.ProducerAsync();
        Assert.True(await AppendAsync(bench.Store, one, Checkpoint.Start, Chain(bench, one, 3, Checkpoint.Start)));
        Assert.True(await AppendAsync(bench.Store, two, Checkpoint.Start, Chain(bench, two, 7, Checkpoint.Start)));
        Assert.Equal(Numbers(3), await bench.StoredAsync(one));
        Assert.Equal(Numbers(7), await bench.StoredAsync(two));
    }

    [Fact]
    public async Task A_cancelled_append_stores_everything_or_nothing()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 5, Checkpoint.Start);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var error = await Record.ExceptionAsync(async () =>
            await bench.Store.AppendAsync(lane, Checkpoint.Start, run, run[^1].Checkpoint, cancelled.Token));
        Assert.True(error is null or OperationCanceledException);
        var held = await HeldAsync(bench.Store, lane);
        Assert.Equal(Numbers((int)held.Sequence), await bench.StoredAsync(lane));
        Assert.Contains(held, new[] { Checkpoint.Start, run[^1].Checkpoint });
    }

    [Fact]
    public async Task Quarantine_keeps_the_same_evidence_once()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var fork = new Quarantine(RefusalReason.Fork, 7, new byte[] { 1, 2, 3 });
        await bench.Store.QuarantineAsync(lane, fork, Cancellation);
        await bench.Store.QuarantineAsync(lane, fork with { Evidence = new byte[] { 1, 2, 3 } }, Cancellation);
        await bench.Store.QuarantineAsync(lane, fork with { Evidence = new byte[] { 9 } }, Cancellation);
        var kept = await bench.QuarantinedAsync(lane);
        Assert.Equal(2, kept.Count);
        Assert.All(kept, one => Assert.Equal((RefusalReason.Fork, 7), (one.Reason, one.Sequence)));
        Assert.Contains(kept, one => one.Evidence.Span.SequenceEqual(fork.Evidence.Span));
    }

    [Fact]
    public async Task The_newest_status_counts()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        Assert.Null(await bench.StatusAsync(lane));
        var now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var lists = new Dictionary<string, long> { ["alerts"] = 3, ["officers"] = 1 };
        var branch = await OpenAsync(bench.Store, lane);
        await bench.Store.NoteStatusAsync(branch, new LaneStatus(1, now, lists, now, 5_000), Cancellation);
        lists["alerts"] = 4;
        var newest = new LaneStatus(2, null, lists, now.AddMinutes(1), 4_000)
        {
            HeadHash = new byte[32],
            SoftwareVersion = "1.2.3",
            CertificateEnd = now.AddDays(90),
            Devices = [new("reader", "pcsc", "ready")],
        };
        Assert.True(await bench.Store.NoteStatusAsync(branch, newest, Cancellation));
        var status = await bench.StatusAsync(lane);
        Assert.NotNull(status);
        Assert.Equal((2L, null, 4_000L), (status.HeadSequence, status.OldestUnsent, status.FreeDiskBytes));
        Assert.Equal(now.AddMinutes(1), status.DeviceTime);
        Assert.Equal(new Dictionary<string, long> { ["alerts"] = 4, ["officers"] = 1 }, status.HeldLists);
        Assert.Equal((32, "1.2.3"), (status.HeadHash.Length, status.SoftwareVersion));
        Assert.Equal(now.AddDays(90), status.CertificateEnd);
        Assert.Equal(newest.Devices, status.Devices);
    }

    [Fact]
    public async Task The_status_of_a_stream_that_was_taken_over_is_not_taken()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var second = await bench.SecondServerAsync();
        var now = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var older = await OpenAsync(bench.Store, lane);
        var newer = await OpenAsync(second, lane);
        Assert.True(newer.Lease > older.Lease);
        Assert.True(await second.NoteStatusAsync(newer, Status(2, now), Cancellation));
        Assert.False(await bench.Store.NoteStatusAsync(older, Status(1, now), Cancellation));
        Assert.Equal(2, (await bench.StatusAsync(lane))!.HeadSequence);
    }

    [Fact]
    public async Task A_branch_begins_in_quarantine_at_an_entry_that_is_held_in_another()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var first = Chain(bench, lane, 6, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, first));
        Assert.Equal(2, await bench.Store.NextEpochAsync(lane, Cancellation));

        var branch = await OpenAsync(bench.Store, lane.In(2), first[3].Checkpoint);
        Assert.Equal((first[3].Checkpoint, EpochState.Quarantined), (branch.Held, branch.State));
        var fork = Chain(bench, lane, 3, first[3].Checkpoint);
        Assert.True(await AppendAsync(bench.Store, lane.In(2), first[3].Checkpoint, fork));

        Assert.Equal(EpochState.Accepted, (await OpenAsync(bench.Store, lane)).State);
        Assert.Equal(Numbers(6), await bench.StoredAsync(lane));
        Assert.Equal<long[]>([5, 6, 7], [.. await bench.StoredAsync(lane.In(2))]);
        Assert.Equal(fork[^1].Checkpoint, await HeldAsync(await bench.SecondServerAsync(), lane.In(2)));
        Assert.Equal(3, await bench.Store.NextEpochAsync(lane, Cancellation));
    }

    [Fact]
    public async Task A_branch_may_begin_at_an_entry_of_another_branch()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        await OpenAsync(bench.Store, lane.In(2));
        var run = Chain(bench, lane, 2, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane.In(2), Checkpoint.Start, run));
        Assert.Equal(run[0].Checkpoint, (await OpenAsync(bench.Store, lane.In(3), run[0].Checkpoint)).Held);
    }

    [Fact]
    public async Task A_branch_with_a_base_that_nobody_holds_begins_at_the_start()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var other = await bench.ProducerAsync();
        var run = Chain(bench, lane, 4, Checkpoint.Start);
        var forged = Chain(bench, lane, 4, Checkpoint.Start);
        var others = Chain(bench, other, 4, Checkpoint.Start);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.True(await AppendAsync(bench.Store, other, Checkpoint.Start, others));
        Assert.Equal(Checkpoint.Start, (await OpenAsync(bench.Store, lane.In(2), forged[1].Checkpoint)).Held);
        Assert.Equal(Checkpoint.Start, (await OpenAsync(bench.Store, lane.In(3), others[1].Checkpoint)).Held);
    }

    [Fact]
    public async Task A_lane_has_so_many_undecided_branches_and_no_more()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        for (var epoch = 2; epoch < 2 + EnvelopeLimits.UndecidedEpochs; epoch++)
            await OpenAsync(bench.Store, lane.In(epoch));
        var one = lane.In(2 + EnvelopeLimits.UndecidedEpochs);
        Assert.Null(await bench.Store.OpenAsync(one, LaneGreeting.None, Cancellation));
        Assert.NotNull(await bench.Store.OpenAsync(lane.In(2), LaneGreeting.None, Cancellation));
        Assert.NotNull(await bench.Store.OpenAsync(lane, LaneGreeting.None, Cancellation));
        var other = await bench.ProducerAsync();
        Assert.NotNull(await bench.Store.OpenAsync(other.In(2), LaneGreeting.None, Cancellation));
    }

    private static LaneStatus Status(long head, DateTimeOffset now) =>
        new(head, null, new Dictionary<string, long>(), now, 5_000);

    private static async Task<OpenBranch> OpenAsync(
        IInboxStore store, Producer producer, Checkpoint? acknowledged = null) =>
        (await store.OpenAsync(producer, new LaneGreeting(acknowledged ?? Checkpoint.Start, default), Cancellation))!;

    private static async Task<Checkpoint> HeldAsync(IInboxStore store, Producer producer) =>
        (await OpenAsync(store, producer)).Held;

    private static List<Envelope> Chain(InboxBench bench, Producer lane, int count, Checkpoint after)
    {
        var writer = new EnvelopeWriter(lane);
        var chain = new List<Envelope>(count);
        for (var i = 0; i < count; i++)
        {
            chain.Add(writer.Write(after, bench.Draft()));
            after = chain[^1].Checkpoint;
        }

        return chain;
    }

    private static ValueTask<bool> AppendAsync(
        IInboxStore store, Producer lane, Checkpoint expected, IReadOnlyList<Envelope> run) =>
        store.AppendAsync(lane, expected, run, run[^1].Checkpoint, Cancellation);

    private static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
