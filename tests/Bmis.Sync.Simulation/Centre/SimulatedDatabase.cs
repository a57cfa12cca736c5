using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>
/// The centre's database with its standby. A commit counts when the standby has it too; until then it holds the
/// producer's row and nobody sees it. Transactions of different producers end in any order.
/// </summary>
internal sealed class SimulatedDatabase(Misbehaviour misbehaviour)
{
    private readonly List<Transaction> _open = [];
    private readonly Dictionary<Producer, IReadOnlyList<Producer>> _branches = [];
    private readonly Queue<Transaction> _late = new();
    private readonly ForgetfulLedger _forgetful = new();
    private MemoryInboxStore _primary = new();
    private MemoryInboxStore _standby = new();
    private long _lastRow;

    /// <summary>What applications read of the entries.</summary>
    public TypedRows Rows { get; } = new();

    /// <summary>Which branches count.</summary>
    public Branches Branches { get; } = new(misbehaviour == Misbehaviour.BelievesAClone);

    /// <summary>Who follows the rows as they appear.</summary>
    public FeedReader Reader { get; } = new(misbehaviour == Misbehaviour.ReadsByLastNumber);

    /// <summary>Whether there is a standby; without one no commit ends.</summary>
    public bool HasStandby { get; set; } = true;

    public bool HasOpen => _open.Count > 0;

    private bool IsForgetful =>
        misbehaviour is Misbehaviour.StoresWithoutComparing or Misbehaviour.BelievesTheLastOne;

    private bool IsAsynchronous => misbehaviour == Misbehaviour.DoesNotWaitForTheStandby;

    public Checkpoint Held(Producer producer) =>
        IsForgetful ? _forgetful.Held(producer) : _primary.Held(producer);

    /// <summary>What is stored of a producer beyond the first so many entries.</summary>
    public IReadOnlyList<Envelope> Stored(Producer producer, int after) =>
        IsForgetful ? _forgetful.Stored(producer, after) : _primary.Stored(producer, after);

    /// <summary>Every branch of a lane's journal.</summary>
    public IReadOnlyList<Producer> BranchesOf(Producer lane)
    {
        var first = lane.In(Producer.FirstEpoch);
        if (!_branches.TryGetValue(first, out var branches))
        {
            branches = IsForgetful ? [first] : [.. _primary.Branches(first).Prepend(first).Distinct()];
            _branches.Add(first, branches);
        }

        return branches;
    }

    public Checkpoint Base(Producer producer) => _primary.Base(producer);

    /// <summary>Takes a branch over, and begins one that is new; false when too many are undecided.</summary>
    public bool Open(Producer producer, Checkpoint acknowledged)
    {
        if (IsForgetful)
            return true;
        var greeting = new LaneGreeting(acknowledged, default);
        if (AtOnce.Take(_primary.OpenAsync(producer, greeting, default)) is not { } branch)
            return false;
        _standby.Begin(producer, branch.Held, branch.State);
        _branches.Remove(producer.In(Producer.FirstEpoch));
        return true;
    }

    /// <summary>The epoch to begin; none where there is no second branch.</summary>
    public int NextEpoch(Producer producer) =>
        IsForgetful ? 0 : AtOnce.Take(_primary.NextEpochAsync(producer, default));

    /// <summary>Somebody at headquarters decides about the oldest undecided branch; false when there is none.</summary>
    public bool Decide(Producer lane, bool accepts)
    {
        var undecided = BranchesOf(lane).FirstOrDefault(one => one.Epoch > 1 && Branches.IsUndecided(one));
        if (undecided is null)
            return false;
        Branches.Decide(undecided, accepts);
        foreach (var store in new[] { _primary, _standby })
            store.Decide(undecided, accepts ? EpochState.Accepted : EpochState.Refused);
        return true;
    }

    public int Count(Producer producer) => IsForgetful ? _forgetful.Count(producer) : _primary.Count(producer);

    public IReadOnlyList<Quarantine> Quarantined(Producer producer) => _primary.Quarantined(producer);

    public void Quarantine(Producer producer, Quarantine quarantine)
    {
        AtOnce.Take(_primary.QuarantineAsync(producer, quarantine, default));
        AtOnce.Take(_standby.QuarantineAsync(producer, quarantine, default));
    }

    /// <summary>Whether another transaction holds the producer's row.</summary>
    public bool IsLocked(Producer producer) => _open.Exists(one => one.Producer == producer);

    /// <summary>Begins to store a run; null when the producer is elsewhere.</summary>
    public Transaction? Begin(Producer producer, ReceiverStep.Store store)
    {
        if (!IsForgetful && !_primary.Held(producer).Equals(store.Expected))
            return null;
        var transaction = new Transaction(producer, store, _lastRow + 1);
        _lastRow = transaction.LastRow;
        _open.Add(transaction);
        return transaction;
    }

    /// <summary>One of the open transactions reaches the standby, and with that everybody.</summary>
    public void Commit(Random random)
    {
        if (HasStandby && _late.TryPeek(out _) && random.Next(4) == 0)
            Apply(_standby, _late.Dequeue());
        if ((HasStandby || IsAsynchronous) && _open.Count > 0)
            Commit(_open[random.Next(_open.Count)]);
    }

    /// <summary>The follower takes in what it may see.</summary>
    public void Read() => Reader.Read(_open.Count == 0 ? _lastRow : _open.Min(one => one.FirstRow) - 1);

    /// <summary>
    /// The primary is gone and the standby takes its place. Of the open transactions it has some, whose servers never
    /// heard.
    /// </summary>
    public void FailOver(Random random)
    {
        foreach (var transaction in _open.ToArray())
        {
            if (random.Next(2) == 0)
                Commit(transaction);
            else
                transaction.State = Transaction.Outcome.Lost;
        }

        _open.Clear();
        _late.Clear();
        _primary = _standby;
        _standby = _primary.Copy();
    }

    private void Commit(Transaction transaction)
    {
        _open.Remove(transaction);
        transaction.State = Transaction.Outcome.Committed;
        if (IsForgetful)
        {
            _forgetful.Store(transaction, replaces: misbehaviour == Misbehaviour.BelievesTheLastOne);
        }
        else
        {
            Apply(_primary, transaction);
            if (IsAsynchronous)
                _late.Enqueue(transaction);
            else
                Apply(_standby, transaction);
        }

        var isAlone = BranchesOf(transaction.Producer).Count == 1;
        Branches.Take(transaction.Producer, transaction.Store.Run, Rows, isAlone);
        Reader.Appeared(transaction);
    }

    private static void Apply(MemoryInboxStore store, Transaction transaction)
    {
        var (producer, run) = (transaction.Producer, transaction.Store);
        if (!AtOnce.Take(store.AppendAsync(producer, run.Expected, run.Run, run.Next, default)))
            throw new InvalidOperationException("The producer's row was held and has changed all the same.");
    }
}
