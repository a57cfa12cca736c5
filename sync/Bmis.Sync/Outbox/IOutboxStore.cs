using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Outbox;

/// <summary>
/// The lane's journal as the sender sees it. The journal is the outbox: entries are read from it and nothing is
/// written twice. Safe for one pump and one sender of urgent entries beside any number of appends. Failures of the disk
/// are exceptions.
/// </summary>
public interface IOutboxStore
{
    /// <summary>The journal's end; <see cref="Checkpoint.Start"/> when it is empty.</summary>
    ValueTask<Checkpoint> HeadAsync(CancellationToken cancellation);

    /// <summary>
    /// The hash of the entry with this number; the genesis hash for 0. Null when the journal does not have it: beyond
    /// its end, or pruned. The last acknowledged checkpoint is never pruned.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(long sequence, CancellationToken cancellation);

    /// <summary>
    /// Entries in order of their numbers, the first being <paramref name="firstSequence"/> or, when that one is
    /// missing, the next above it. At most <paramref name="maxEntries"/>, and no more than fit
    /// <paramref name="maxBytes"/> of <see cref="Envelope.WireBytes"/>, but at least one if there is one. Empty beyond
    /// the end. An entry that cannot be read ends the run before it.
    /// </summary>
    /// <exception cref="DamagedEntryException">The first of them is there and cannot be read.</exception>
    ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long firstSequence, int maxEntries, int maxBytes, CancellationToken cancellation);

    /// <summary>Returns as soon as the journal's end is beyond <paramref name="sequence"/>.</summary>
    ValueTask WaitBeyondAsync(long sequence, CancellationToken cancellation);

    /// <summary>The last checkpoint the centre acknowledged; <see cref="Checkpoint.Start"/> when none.</summary>
    ValueTask<Checkpoint> AcknowledgedAsync(CancellationToken cancellation);

    /// <summary>
    /// Remembers durably what the centre acknowledged. Monotonic: a checkpoint below the one remembered is ignored.
    /// </summary>
    ValueTask NoteAcknowledgedAsync(Checkpoint acknowledged, CancellationToken cancellation);

    /// <summary>
    /// Which branch of the lane's journal this is; <see cref="Producer.FirstEpoch"/> until another began.
    /// </summary>
    ValueTask<int> EpochAsync(CancellationToken cancellation);

    /// <summary>
    /// Remembers durably that the journal goes on as another branch. Nothing else changes. Monotonic, as above.
    /// </summary>
    ValueTask BeginEpochAsync(int epoch, CancellationToken cancellation);
}
