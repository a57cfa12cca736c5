using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;

namespace Bmis.TestKit.Stores;

/// <summary>A centre's store in memory. One instance may serve several servers at once.</summary>
public sealed class MemoryInboxStore : IInboxStore
{
    private readonly Lock _gate = new();
    private readonly Bell _bell = new();
    private readonly Dictionary<Producer, Ledger> _ledgers = [];

    /// <summary>Called before and after each commit; a test throws here to play a crash.</summary>
    public Action<CommitMoment>? AtCommit { get; set; }

    /// <summary>Everything stored of a producer, in order of arrival, or what lies beyond the first so many.</summary>
    public IReadOnlyList<Envelope> Stored(Producer producer, int after = 0)
    {
        lock (_gate)
            return after < Of(producer).Envelopes.Count ? Of(producer).Envelopes[after..] : [];
    }

    /// <summary>How many entries are stored of a producer.</summary>
    public int Count(Producer producer)
    {
        lock (_gate)
            return Of(producer).Envelopes.Count;
    }

    /// <summary>What is held of a producer.</summary>
    public Checkpoint Held(Producer producer)
    {
        lock (_gate)
            return Of(producer).Held;
    }

    /// <summary>What was quarantined of a producer.</summary>
    public IReadOnlyList<Quarantine> Quarantined(Producer producer)
    {
        lock (_gate)
            return [.. Of(producer).Quarantined];
    }

    /// <summary>The producer's newest status.</summary>
    public LaneStatus? Status(Producer producer)
    {
        lock (_gate)
            return Of(producer).Status;
    }

    /// <summary>A copy of the whole store: its standby.</summary>
    public MemoryInboxStore Copy()
    {
        var copy = new MemoryInboxStore();
        lock (_gate)
        {
            foreach (var (producer, ledger) in _ledgers)
                copy._ledgers.Add(producer, ledger.Copy());
        }

        return copy;
    }

    /// <summary>Returns as soon as the condition on this store holds.</summary>
    public ValueTask UntilAsync(Func<MemoryInboxStore, bool> condition, CancellationToken cancellation) =>
        _bell.UntilAsync(() => condition(this), cancellation);

    /// <inheritdoc />
    public ValueTask<Checkpoint> OpenAsync(Producer producer, CancellationToken cancellation) =>
        ValueTask.FromResult(Held(producer));

    /// <inheritdoc />
    public ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation)
    {
        AtCommit?.Invoke(CommitMoment.Before);
        lock (_gate)
        {
            var ledger = Of(producer);
            if (!ledger.Held.Equals(expected))
                return ValueTask.FromResult(false);
            ledger.Envelopes.AddRange(envelopes);
            ledger.Held = next;
        }

        _bell.Ring();
        AtCommit?.Invoke(CommitMoment.After);
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    public ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var kept = Of(producer).Quarantined;
            if (!kept.Exists(other => Same(other, quarantine)))
                kept.Add(quarantine);
        }

        _bell.Ring();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask NoteStatusAsync(Producer producer, LaneStatus status, CancellationToken cancellation)
    {
        lock (_gate)
            Of(producer).Status = status;
        _bell.Ring();
        return ValueTask.CompletedTask;
    }

    private static bool Same(Quarantine one, Quarantine other) =>
        one.Reason == other.Reason && one.Sequence == other.Sequence
        && one.Evidence.Span.SequenceEqual(other.Evidence.Span);

    private Ledger Of(Producer producer)
    {
        if (!_ledgers.TryGetValue(producer, out var ledger))
            _ledgers.Add(producer, ledger = new Ledger());
        return ledger;
    }

    private sealed class Ledger
    {
        public Checkpoint Held { get; set; } = Checkpoint.Start;

        public List<Envelope> Envelopes { get; } = [];

        public List<Quarantine> Quarantined { get; } = [];

        public LaneStatus? Status { get; set; }

        public Ledger Copy()
        {
            var copy = new Ledger { Held = Held, Status = Status };
            copy.Envelopes.AddRange(Envelopes);
            copy.Quarantined.AddRange(Quarantined);
            return copy;
        }
    }
}
