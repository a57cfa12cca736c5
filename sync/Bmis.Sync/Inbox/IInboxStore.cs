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
    /// <summary>What is held of the producer; <see cref="Checkpoint.Start"/> for one never seen.</summary>
    ValueTask<Checkpoint> OpenAsync(Producer producer, CancellationToken cancellation);

    /// <summary>
    /// In one durable transaction: if the producer is still at <paramref name="expected"/>, stores the envelopes and
    /// raises it to <paramref name="next"/>. The envelopes are a verified run from expected to next, never empty.
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

    /// <summary>Remembers how the lane is; only the newest counts. It is the sign that the lane was seen.</summary>
    ValueTask NoteStatusAsync(Producer producer, LaneStatus status, CancellationToken cancellation);
}
