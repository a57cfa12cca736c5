using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Xunit;

namespace Bmis.TestKit.Suites;

/// <summary>What every journal that the sender reads must do. Derive, open a bench, run on each disk.</summary>
public abstract class OutboxStoreSuite
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A fresh, empty journal.</summary>
    protected abstract ValueTask<OutboxBench> OpenAsync();

    [Fact]
    public async Task An_empty_journal_starts_at_the_genesis()
    {
        await using var bench = await OpenAsync();
        Assert.Equal(Checkpoint.Start, await bench.Store.HeadAsync(Cancellation));
        Assert.Equal(Checkpoint.Start, await bench.Store.AcknowledgedAsync(Cancellation));
        Assert.True((await bench.Store.HashAtAsync(0, Cancellation))!.Value.Span.SequenceEqual(HashChain.Genesis.Span));
        Assert.Null(await bench.Store.HashAtAsync(1, Cancellation));
        Assert.Empty(await bench.Store.ReadAsync(1, 10, int.MaxValue, Cancellation));
    }

    [Fact]
    public async Task Entries_come_back_whole_and_chained()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 20);
        var entries = await bench.Store.ReadAsync(1, 100, int.MaxValue, Cancellation);
        var verifier = new ChainVerifier(bench.Producer, Checkpoint.Start);
        Assert.Null(verifier.AcceptAll(entries));
        Assert.Equal(verifier.Head, await bench.Store.HeadAsync(Cancellation));
        Assert.Equal(Enumerable.Range(1, 20).Select(Payload), entries.Select(entry => entry.Payload!.Value.ToArray()));
        Assert.All(entries, entry => Assert.Equal("decision", entry.Header.Kind));
    }

    [Fact]
    public async Task The_hash_at_a_number_is_that_entrys_hash()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 5);
        foreach (var entry in await bench.Store.ReadAsync(1, 5, int.MaxValue, Cancellation))
        {
            var hash = await bench.Store.HashAtAsync(entry.Sequence, Cancellation);
            Assert.True(hash!.Value.Span.SequenceEqual(entry.Hash.Span));
        }

        Assert.Null(await bench.Store.HashAtAsync(6, Cancellation));
    }

    [Fact]
    public async Task Reading_starts_where_it_is_told_and_stops_at_the_count()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 10);
        Assert.Equal<long[]>([4, 5, 6], await SequencesAsync(bench, 4, 3, int.MaxValue));
        Assert.Equal<long[]>([9, 10], await SequencesAsync(bench, 9, 3, int.MaxValue));
        Assert.Empty(await SequencesAsync(bench, 11, 3, int.MaxValue));
    }

    [Fact]
    public async Task Reading_stops_at_the_bytes_but_gives_at_least_one()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 5);
        var all = await bench.Store.ReadAsync(1, 5, int.MaxValue, Cancellation);
        var three = all.Take(3).Sum(entry => entry.WireBytes);
        Assert.Equal<long[]>([1, 2, 3], await SequencesAsync(bench, 1, 5, three));
        Assert.Equal<long[]>([1, 2], await SequencesAsync(bench, 1, 5, three - 1));
        Assert.Equal<long[]>([1], await SequencesAsync(bench, 1, 5, 1));
    }

    [Fact]
    public async Task A_missing_row_is_not_papered_over()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 6);
        await bench.RemoveAsync(4);
        Assert.Equal<long[]>([2, 3, 5, 6], await SequencesAsync(bench, 2, 10, int.MaxValue));
        Assert.Equal(5, (await SequencesAsync(bench, 4, 10, int.MaxValue))[0]);
        Assert.Null(await bench.Store.HashAtAsync(4, Cancellation));
    }

    [Fact]
    public async Task A_damaged_row_ends_what_is_read_before_it_and_is_named()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 6);
        await bench.DamageAsync(4);
        Assert.Equal<long[]>([2, 3], await SequencesAsync(bench, 2, 10, int.MaxValue));
        var damage = await Assert.ThrowsAsync<DamagedEntryException>(() => bench.Store.ReadAsync(
            4, 10, int.MaxValue, Cancellation).AsTask());
        Assert.Equal(4, damage.Sequence);
        Assert.Equal<long[]>([5, 6], await SequencesAsync(bench, 5, 10, int.MaxValue));
    }

    [Fact]
    public async Task Waiting_ends_when_an_entry_arrives_and_not_before()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 2);
        await bench.Store.WaitBeyondAsync(1, Cancellation);
        var waiting = bench.Store.WaitBeyondAsync(2, Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);
        await AppendAsync(bench, 1);
        await waiting;
        Assert.Equal<long[]>([3], await SequencesAsync(bench, 3, 10, int.MaxValue));
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using var bench = await OpenAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = bench.Store.WaitBeyondAsync(0, patience.Token).AsTask();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task An_acknowledgement_never_goes_back()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 5);
        var entries = await bench.Store.ReadAsync(1, 5, int.MaxValue, Cancellation);
        await bench.Store.NoteAcknowledgedAsync(entries[3].Checkpoint, Cancellation);
        await bench.Store.NoteAcknowledgedAsync(entries[1].Checkpoint, Cancellation);
        Assert.Equal(entries[3].Checkpoint, await bench.Store.AcknowledgedAsync(Cancellation));
    }

    [Fact]
    public async Task An_epoch_begins_durably_and_never_goes_back()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 2);
        Assert.Equal(Producer.FirstEpoch, await bench.Store.EpochAsync(Cancellation));
        var head = await bench.Store.HeadAsync(Cancellation);
        await bench.Store.NoteAcknowledgedAsync(head, Cancellation);
        await bench.Store.BeginEpochAsync(3, Cancellation);
        await bench.Store.BeginEpochAsync(2, Cancellation);
        await bench.ReopenAsync();
        Assert.Equal(3, await bench.Store.EpochAsync(Cancellation));
        Assert.Equal(head, await bench.Store.HeadAsync(Cancellation));
        Assert.Equal(head, await bench.Store.AcknowledgedAsync(Cancellation));
    }

    [Fact]
    public async Task Everything_is_still_there_after_a_restart()
    {
        await using var bench = await OpenAsync();
        await AppendAsync(bench, 5);
        var head = await bench.Store.HeadAsync(Cancellation);
        var third = (await bench.Store.ReadAsync(3, 1, int.MaxValue, Cancellation))[0].Checkpoint;
        await bench.Store.NoteAcknowledgedAsync(third, Cancellation);
        await bench.ReopenAsync();
        Assert.Equal(head, await bench.Store.HeadAsync(Cancellation));
        Assert.Equal(third, await bench.Store.AcknowledgedAsync(Cancellation));
        await AppendAsync(bench, 1);
        var entries = await bench.Store.ReadAsync(1, 10, int.MaxValue, Cancellation);
        Assert.Null(new ChainVerifier(bench.Producer, Checkpoint.Start).AcceptAll(entries));
        Assert.Equal(6, entries.Count);
    }

    private static async ValueTask AppendAsync(OutboxBench bench, int count)
    {
        for (var i = 1; i <= count; i++)
            await bench.AppendAsync("decision", Payload(i));
    }

    private static byte[] Payload(int number) => [.. Enumerable.Repeat((byte)number, 40)];

    private static async ValueTask<long[]> SequencesAsync(OutboxBench bench, long first, int entries, int bytes) =>
        [.. (await bench.Store.ReadAsync(first, entries, bytes, Cancellation)).Select(entry => entry.Sequence)];
}
