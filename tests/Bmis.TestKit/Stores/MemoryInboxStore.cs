using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Urgent;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;
using LaneStatus = Bmis.Sync.Outbox.LaneStatus;

namespace Bmis.TestKit.Stores;

/// <summary>A centre's store in memory. One instance may serve several servers at once.</summary>
public sealed class MemoryInboxStore : IInboxStore, IUrgentStore
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
            return after < Look(producer).Envelopes.Count ? Look(producer).Envelopes[after..] : [];
    }

    /// <summary>How many entries are stored of a producer.</summary>
    public int Count(Producer producer)
    {
        lock (_gate)
            return Look(producer).Envelopes.Count;
    }

    /// <summary>What is held of a producer.</summary>
    public Checkpoint Held(Producer producer)
    {
        lock (_gate)
            return Look(producer).Held;
    }

    /// <summary>What was quarantined of a producer.</summary>
    public IReadOnlyList<Quarantine> Quarantined(Producer producer)
    {
        lock (_gate)
            return [.. Look(producer).Quarantined];
    }

    /// <summary>The numbers of the notices kept of a producer, in order.</summary>
    public IReadOnlyList<long> Noticed(Producer producer)
    {
        lock (_gate)
            return [.. Look(producer).Notices.Keys.Order()];
    }

    /// <summary>A notice that is kept; null when none is.</summary>
    public Envelope? Notice(Producer producer, long sequence)
    {
        lock (_gate)
            return Look(producer).Notices.GetValueOrDefault(sequence);
    }

    /// <summary>How many notices came that were settled with that.</summary>
    public int Kept { get; private set; }

    /// <summary>How many notices came that were to come again.</summary>
    public int Refused { get; private set; }

    /// <summary>The numbers of the entries that were others than their notices.</summary>
    public IReadOnlyList<long> Differing(Producer producer)
    {
        lock (_gate)
            return [.. Look(producer).Differing];
    }

    /// <summary>The producer's newest status.</summary>
    public LaneStatus? Status(Producer producer)
    {
        lock (_gate)
            return Look(producer).Status;
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

    /// <summary>The branches of a lane's journal that anything is known of, in the order of their epochs.</summary>
    public IReadOnlyList<Producer> Branches(Producer lane)
    {
        lock (_gate)
            return [.. _ledgers.Keys.Where(one => one.LaneId == lane.LaneId).OrderBy(one => one.Epoch)];
    }

    /// <summary>Where a branch begins.</summary>
    public Checkpoint Base(Producer producer)
    {
        lock (_gate)
            return Look(producer).Base;
    }

    /// <summary>Begins a branch as another store has begun it; nothing when it is known.</summary>
    public void Begin(Producer producer, Checkpoint start, EpochState state)
    {
        lock (_gate)
            _ledgers.TryAdd(producer, new Ledger { Base = start, Held = start, State = state });
    }

    /// <summary>Decides over a branch, as an owner at headquarters would.</summary>
    public void Decide(Producer producer, EpochState state)
    {
        lock (_gate)
            Of(producer).State = state;
    }

    /// <inheritdoc />
    public ValueTask<OpenBranch?> OpenAsync(
        Producer producer, LaneGreeting greeting, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var isNew = producer.Epoch > Producer.FirstEpoch && !_ledgers.ContainsKey(producer);
            if (isNew && !TryBegin(producer, greeting))
                return ValueTask.FromResult<OpenBranch?>(null);
            var ledger = Of(producer);
            ledger.Lease++;
            return ValueTask.FromResult<OpenBranch?>(
                new OpenBranch(producer, ledger.Held, ledger.State, ledger.Lease));
        }
    }

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(
        Producer producer, long sequence, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var ledger = Look(producer);
            var entry = ledger.Envelopes.Find(one => one.Sequence == sequence);
            return ValueTask.FromResult(
                sequence == 0 ? HashChain.Genesis
                : sequence == ledger.Base.Sequence ? ledger.Base.Hash
                : entry?.Hash);
        }
    }

    /// <inheritdoc />
    public ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation) =>
        ValueTask.FromResult(Branches(producer).Select(one => one.Epoch).Append(Producer.FirstEpoch).Max() + 1);

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
            ledger.Settle(envelopes);
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
    public ValueTask<bool> KeepAsync(Producer producer, Envelope envelope, CancellationToken cancellation)
    {
        bool isKnown;
        lock (_gate)
        {
            isKnown = producer.Epoch == Producer.FirstEpoch || _ledgers.ContainsKey(producer);
            if (isKnown && envelope.Sequence > Look(producer).Held.Sequence)
                Of(producer).Notices.TryAdd(envelope.Sequence, envelope);
            (Kept, Refused) = isKnown ? (Kept + 1, Refused) : (Kept, Refused + 1);
        }

        _bell.Ring();
        return ValueTask.FromResult(isKnown);
    }

    /// <inheritdoc />
    public ValueTask<bool> NoteStatusAsync(OpenBranch branch, LaneStatus status, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var ledger = Of(branch.Producer);
            if (ledger.Lease != branch.Lease)
                return ValueTask.FromResult(false);
            ledger.Status = status;
        }

        _bell.Ring();
        return ValueTask.FromResult(true);
    }

    private bool TryBegin(Producer producer, LaneGreeting greeting)
    {
        var rivals = _ledgers.Where(one => one.Key.LaneId == producer.LaneId).Select(one => one.Value).ToList();
        if (rivals.Count(one => one.State == EpochState.Quarantined) >= EnvelopeLimits.UndecidedEpochs)
            return false;
        var start = rivals.Exists(one => one.Has(greeting.Acknowledged)) ? greeting.Acknowledged : Checkpoint.Start;
        _ledgers.Add(producer, new Ledger { Base = start, Held = start, State = EpochState.Quarantined });
        return true;
    }

    private static bool Same(Quarantine one, Quarantine other) =>
        one.Reason == other.Reason && one.Sequence == other.Sequence
        && one.Evidence.Span.SequenceEqual(other.Evidence.Span);

    private Ledger Look(Producer producer) => _ledgers.GetValueOrDefault(producer) ?? new Ledger();

    private Ledger Of(Producer producer)
    {
        if (!_ledgers.TryGetValue(producer, out var ledger))
            _ledgers.Add(producer, ledger = new Ledger());
        return ledger;
    }

    private sealed class Ledger
    {
        public Checkpoint Base { get; init; } = Checkpoint.Start;

        public Checkpoint Held { get; set; } = Checkpoint.Start;

        public EpochState State { get; set; }

        public long Lease { get; set; }

        public List<Envelope> Envelopes { get; } = [];

        public List<Quarantine> Quarantined { get; } = [];

        public Dictionary<long, Envelope> Notices { get; } = [];

        public List<long> Differing { get; } = [];

        public LaneStatus? Status { get; set; }

        public void Settle(IEnumerable<Envelope> entries)
        {
            foreach (var entry in entries)
            {
                if (!Notices.TryGetValue(entry.Sequence, out var notice))
                    continue;
                if (notice.Checkpoint.Equals(entry.Checkpoint))
                    Notices.Remove(entry.Sequence);
                else
                    Differing.Add(entry.Sequence);
            }
        }

        public bool Has(Checkpoint entry) =>
            Held.Equals(entry) || Envelopes.Exists(one => one.Checkpoint.Equals(entry));

        public Ledger Copy()
        {
            var copy = new Ledger { Base = Base, Held = Held, State = State, Lease = Lease, Status = Status };
            copy.Envelopes.AddRange(Envelopes);
            copy.Quarantined.AddRange(Quarantined);
            return copy;
        }
    }
}
