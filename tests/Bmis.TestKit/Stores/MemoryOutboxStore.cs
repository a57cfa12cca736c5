using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.TestKit.Stores;

/// <summary>A journal in memory, with the ways in which a real one can be damaged.</summary>
public sealed class MemoryOutboxStore(Producer producer) : IOutboxStore
{
    private readonly Lock _gate = new();
    private readonly Bell _bell = new();
    private readonly EnvelopeWriter _writer = new(producer);
    private readonly SortedList<long, Envelope> _entries = [];
    private readonly HashSet<long> _damaged = [];
    private Checkpoint _acknowledged = Checkpoint.Start;
    private int _epoch = Producer.FirstEpoch;

    /// <summary>Whose journal it is.</summary>
    public Producer Producer => producer;

    /// <summary>All entries in order.</summary>
    public IReadOnlyList<Envelope> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries.Values];
        }
    }

    /// <summary>The last acknowledged checkpoint.</summary>
    public Checkpoint Acknowledged
    {
        get
        {
            lock (_gate)
                return _acknowledged;
        }
    }

    /// <summary>Which branch of the lane's journal this is.</summary>
    public int Epoch
    {
        get
        {
            lock (_gate)
                return _epoch;
        }
    }

    /// <summary>Appends an entry and wakes the sender.</summary>
    public Envelope Append(EntryDraft draft)
    {
        Envelope envelope;
        lock (_gate)
        {
            envelope = _writer.Write(Head(), draft);
            _entries.Add(envelope.Sequence, envelope);
        }

        _bell.Ring();
        return envelope;
    }

    /// <summary>Removes a row, as a thief or a bad disk would.</summary>
    public void Remove(long sequence)
    {
        lock (_gate)
            _entries.Remove(sequence);
    }

    /// <summary>Makes a row one that cannot be read, as a bad disk would.</summary>
    public void Damage(long sequence)
    {
        lock (_gate)
            _damaged.Add(sequence);
    }

    /// <summary>Replaces a row, as a forger would.</summary>
    public void Replace(Envelope envelope)
    {
        lock (_gate)
            _entries[envelope.Sequence] = envelope;
    }

    /// <summary>A copy of the whole disk, to be restored later or run as a clone.</summary>
    public MemoryOutboxStore Copy()
    {
        var copy = new MemoryOutboxStore(producer);
        lock (_gate)
        {
            foreach (var (sequence, envelope) in _entries)
                copy._entries.Add(sequence, envelope);
            copy._acknowledged = _acknowledged;
            copy._epoch = _epoch;
        }

        return copy;
    }

    /// <inheritdoc />
    public ValueTask<Checkpoint> HeadAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return ValueTask.FromResult(Head());
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(long sequence, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<ReadOnlyMemory<byte>?>(
                sequence == 0 ? HashChain.Genesis
                : _entries.TryGetValue(sequence, out var envelope) ? envelope.Hash
                : default(ReadOnlyMemory<byte>?));
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long firstSequence, int maxEntries, int maxBytes, CancellationToken cancellation)
    {
        var read = new List<Envelope>();
        var bytes = 0;
        lock (_gate)
        {
            for (var i = IndexFrom(firstSequence); i < _entries.Count && read.Count < maxEntries; i++)
            {
                var envelope = _entries.GetValueAtIndex(i);
                var isDamaged = _damaged.Contains(envelope.Sequence);
                bytes += envelope.WireBytes;
                if (read.Count > 0 && (isDamaged || bytes > maxBytes))
                    break;
                read.Add(isDamaged ? throw new DamagedEntryException(envelope.Sequence, "test") : envelope);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<Envelope>>(read);
    }

    /// <inheritdoc />
    public ValueTask WaitBeyondAsync(long sequence, CancellationToken cancellation) =>
        _bell.UntilAsync(() => LastSequence() > sequence, cancellation);

    /// <inheritdoc />
    public ValueTask<Checkpoint> AcknowledgedAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(Acknowledged);

    /// <inheritdoc />
    public ValueTask NoteAcknowledgedAsync(Checkpoint acknowledged, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (acknowledged.Sequence > _acknowledged.Sequence)
                _acknowledged = acknowledged;
        }

        _bell.Ring();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<int> EpochAsync(CancellationToken cancellation) => ValueTask.FromResult(Epoch);

    /// <inheritdoc />
    public ValueTask BeginEpochAsync(int epoch, CancellationToken cancellation)
    {
        lock (_gate)
            _epoch = Math.Max(_epoch, epoch);
        return ValueTask.CompletedTask;
    }

    /// <summary>Returns as soon as everything up to this sequence is acknowledged.</summary>
    public ValueTask WaitAcknowledgedAsync(long sequence, CancellationToken cancellation) =>
        _bell.UntilAsync(() => Acknowledged.Sequence >= sequence, cancellation);

    private Checkpoint Head() =>
        _entries.Count == 0 ? Checkpoint.Start : _entries.GetValueAtIndex(_entries.Count - 1).Checkpoint;

    private long LastSequence()
    {
        lock (_gate)
            return Head().Sequence;
    }

    private int IndexFrom(long sequence)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries.GetKeyAtIndex(middle) < sequence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
