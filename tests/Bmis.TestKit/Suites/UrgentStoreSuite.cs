using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Xunit;

namespace Bmis.TestKit.Suites;

/// <summary>What every store of notices must do beside its inbox. Derive, open a bench, and run on each database.
/// </summary>
public abstract class UrgentStoreSuite
{
    private const int Races = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A fresh, empty store.</summary>
    protected abstract ValueTask<InboxBench> OpenAsync();

    [Fact]
    public async Task A_notice_is_kept_once_however_often_it_comes_and_moves_nothing()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 5);
        for (var times = 0; times < 3; times++)
            Assert.True(await bench.Notices.KeepAsync(lane, run[4], Cancellation));
        Assert.Equal([5], await bench.NoticedAsync(lane));
        Assert.Empty(await bench.StoredAsync(lane));
        Assert.Equal(Checkpoint.Start, await bench.Store.HeldAsync(lane, Cancellation));
    }

    [Fact]
    public async Task The_entry_that_arrives_in_its_turn_settles_its_notice()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 5);
        Assert.True(await bench.Notices.KeepAsync(lane, run[4], Cancellation));
        await AppendAsync(bench.Store, lane, run[..4]);
        Assert.Equal([5], await bench.NoticedAsync(lane));
        await AppendAsync(bench.Store, lane, run[4..], run[3].Checkpoint);
        Assert.Empty(await bench.NoticedAsync(lane));
        Assert.Equal([1, 2, 3, 4, 5], await bench.StoredAsync(lane));
        Assert.Empty(await bench.DifferingAsync(lane));
    }

    [Fact]
    public async Task A_notice_of_an_entry_that_was_taken_in_is_ignored()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 5);
        await AppendAsync(bench.Store, lane, run);
        Assert.True(await bench.Notices.KeepAsync(lane, run[4], Cancellation));
        Assert.Empty(await bench.NoticedAsync(lane));
        Assert.Equal([1, 2, 3, 4, 5], await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task An_entry_that_is_another_than_its_notice_raises_an_alarm_and_the_notice_stays()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var (told, run) = (Chain(bench, lane, 5), Chain(bench, lane, 5));
        Assert.True(await bench.Notices.KeepAsync(lane, told[4], Cancellation));
        await AppendAsync(bench.Store, lane, run);
        Assert.Equal([5], await bench.NoticedAsync(lane));
        Assert.Equal([5], await bench.DifferingAsync(lane));
        Assert.Equal([1, 2, 3, 4, 5], await bench.StoredAsync(lane));
    }

    [Fact]
    public async Task A_notice_of_a_branch_that_is_not_known_is_to_come_again()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, 5);
        Assert.False(await bench.Notices.KeepAsync(lane.In(2), run[4], Cancellation));
        Assert.NotNull(await bench.Store.OpenAsync(lane.In(2), LaneGreeting.None, Cancellation));
        Assert.True(await bench.Notices.KeepAsync(lane.In(2), run[4], Cancellation));
        Assert.Equal([5], await bench.NoticedAsync(lane.In(2)));
        Assert.Empty(await bench.NoticedAsync(lane));
    }

    [Fact]
    public async Task No_notice_stays_beside_the_transaction_that_takes_its_entry_in()
    {
        await using var bench = await OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = Chain(bench, lane, Races);
        var before = Checkpoint.Start;
        foreach (var entry in run)
        {
            var telling = Task.Run(async () => await bench.Notices.KeepAsync(lane, entry, Cancellation), Cancellation);
            await AppendAsync(bench.Store, lane, [entry], before);
            Assert.True(await telling);
            before = entry.Checkpoint;
        }

        Assert.Empty(await bench.NoticedAsync(lane));
        Assert.Empty(await bench.DifferingAsync(lane));
    }

    // Every entry is urgent.
    private static Envelope[] Chain(InboxBench bench, Producer lane, int count)
    {
        var writer = new EnvelopeWriter(lane);
        var head = Checkpoint.Start;
        var chain = new Envelope[count];
        for (var i = 0; i < count; i++)
        {
            chain[i] = writer.Write(head, bench.UrgentDraft(lane));
            head = chain[i].Checkpoint;
        }

        return chain;
    }

    private static async Task AppendAsync(
        IInboxStore store, Producer lane, Envelope[] run, Checkpoint? after = null) =>
        Assert.True(await store.AppendAsync(
            lane, after ?? Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
}
