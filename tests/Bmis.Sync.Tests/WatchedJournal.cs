using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Tests;

/// <summary>A journal that counts what the pump reads of it, beyond what is acknowledged and again.</summary>
internal sealed class WatchedJournal(IOutboxStore journal) : IOutboxStore
{
    private readonly Lock _gate = new();
    private readonly SortedList<long, int> _bytes = [];
    private readonly Queue<long> _underWay = new();
    private readonly Queue<(int Looks, TaskCompletionSource Done)> _waiting = new();
    private long _acknowledged;
    private long _highest;
    private int _looks;

    /// <summary>For each time that entries were read again: their bytes, and those that were under way then.</summary>
    public List<(long Again, long UnderWay)> Restarts { get; } = [];

    /// <summary>The most batches that were ever under way.</summary>
    public int MostBatches { get; private set; }

    /// <summary>The most bytes that were ever under way.</summary>
    public long MostUnderWay { get; private set; }

    /// <summary>Bytes that were read and are not acknowledged.</summary>
    public long UnderWay
    {
        get
        {
            lock (_gate)
                return Bytes(_acknowledged + 1, _highest);
        }
    }

    /// <summary>Returns after so many more looks for the oldest entry: a status message takes one.</summary>
    public Task LooksAsync(int more)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waiting.Enqueue((_looks + more, done));
        return done.Task;
    }

    public ValueTask<Checkpoint> HeadAsync(CancellationToken cancellation) => journal.HeadAsync(cancellation);

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(long sequence, CancellationToken cancellation) =>
        journal.HashAtAsync(sequence, cancellation);

    public async ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long firstSequence, int maxEntries, int maxBytes, CancellationToken cancellation)
    {
        var read = await journal.ReadAsync(firstSequence, maxEntries, maxBytes, cancellation);
        lock (_gate)
        {
            if (maxBytes == 1)
                Look();
            else if (read.Count > 0)
                Note(firstSequence, read);
        }

        return read;
    }

    public ValueTask WaitBeyondAsync(long sequence, CancellationToken cancellation) =>
        journal.WaitBeyondAsync(sequence, cancellation);

    public ValueTask<Checkpoint> AcknowledgedAsync(CancellationToken cancellation) =>
        journal.AcknowledgedAsync(cancellation);

    public ValueTask NoteAcknowledgedAsync(Checkpoint acknowledged, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _acknowledged = Math.Max(_acknowledged, acknowledged.Sequence);
            while (_underWay.TryPeek(out var end) && end <= _acknowledged)
                _underWay.Dequeue();
        }

        return journal.NoteAcknowledgedAsync(acknowledged, cancellation);
    }

    public ValueTask<int> EpochAsync(CancellationToken cancellation) => journal.EpochAsync(cancellation);

    public ValueTask BeginEpochAsync(int epoch, CancellationToken cancellation) =>
        journal.BeginEpochAsync(epoch, cancellation);

    private void Look()
    {
        _looks++;
        while (_waiting.TryPeek(out var first) && first.Looks <= _looks)
            _waiting.Dequeue().Done.SetResult();
    }

    private void Note(long first, IReadOnlyList<Envelope> read)
    {
        if (first <= _highest)
        {
            Restarts.Add((Bytes(first, _highest), Bytes(_acknowledged + 1, _highest)));
            _highest = first - 1;
            _underWay.Clear();
        }

        foreach (var entry in read)
            _bytes[entry.Sequence] = entry.WireBytes;
        _highest = read[^1].Sequence;
        _underWay.Enqueue(_highest);
        MostBatches = Math.Max(MostBatches, _underWay.Count);
        MostUnderWay = Math.Max(MostUnderWay, Bytes(_acknowledged + 1, _highest));
    }

    private long Bytes(long from, long to) =>
        _bytes.Where(one => one.Key >= from && one.Key <= to).Sum(one => (long)one.Value);
}
