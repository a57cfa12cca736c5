using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Inbox;

/// <summary>
/// Where the centre keeps what lanes push. Safe for many producers at once, also from several servers: the
/// compare-and-set of <see cref="AppendAsync"/> is what makes an entry arrive once. Failures of the database are
/// exceptions; after one, nothing or everything of the call happened.
/// </summary>
public interface IInboxStore
{
    /// <summary>
    /// Takes a branch over from whichever stream had it, on any server. A first epoch never seen is at
    /// <see cref="Checkpoint.Start"/> and its entries count. A later one never seen is begun in quarantine, at the
    /// lane's acknowledged checkpoint when any branch of the lane has that entry, else at the start.
    /// </summary>
    /// <returns>
    /// Null when it would be begun and <see cref="EnvelopeLimits.UndecidedEpochs"/> of the lane are in quarantine.
    /// </returns>
    ValueTask<OpenBranch?> OpenAsync(Producer producer, LaneGreeting greeting, CancellationToken cancellation);

    /// <summary>
    /// In one durable transaction: if the producer is still at <paramref name="expected"/>, stores the envelopes and
    /// raises it to <paramref name="next"/>. The envelopes are a verified run from expected to next, never empty. Those
    /// of a branch that does not count are stored and nothing else: whoever decides can still let them count.
    /// </summary>
    /// <returns>False, with nothing stored, when the producer is elsewhere: another stream wrote meanwhile.</returns>
    ValueTask<bool> AppendAsync(
        Producer producer,
        Checkpoint expected,
        IReadOnlyList<Envelope> envelopes,
        Checkpoint next,
        CancellationToken cancellation);

    /// <summary>
    /// Keeps the evidence of something that must not be and raises an alarm. The same producer, reason, sequence and
    /// evidence are kept once, however often the lane comes back with it.
    /// </summary>
    ValueTask QuarantineAsync(Producer producer, Quarantine quarantine, CancellationToken cancellation);

    /// <summary>
    /// The hash of an entry that is held of a branch, or of the one that it begins behind; the genesis hash for 0. Null
    /// when the branch has no entry of this number.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(Producer producer, long sequence, CancellationToken cancellation);

    /// <summary>The epoch that follows every one known of the lane.</summary>
    ValueTask<int> NextEpochAsync(Producer producer, CancellationToken cancellation);

    /// <summary>Remembers how the lane is; only the newest counts. It is the sign that the lane was seen.</summary>
    /// <returns>False, with nothing remembered, when a newer stream has the branch.</returns>
    ValueTask<bool> NoteStatusAsync(OpenBranch branch, LaneStatus status, CancellationToken cancellation);
}
