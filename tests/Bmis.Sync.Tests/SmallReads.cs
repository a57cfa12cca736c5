using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;

namespace Bmis.Sync.Tests;

/// <summary>A journal that is read a few entries at a time, so that little goes into a batch.</summary>
internal sealed class SmallReads(IOutboxStore journal, int most) : IOutboxStore
{
    public ValueTask<Checkpoint> HeadAsync(CancellationToken cancellation) => journal.HeadAsync(cancellation);

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(long sequence, CancellationToken cancellation) =>
        journal.HashAtAsync(sequence, cancellation);

    public ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long firstSequence, int maxEntries, int maxBytes, CancellationToken cancellation) =>
        journal.ReadAsync(firstSequence, Math.Min(most, maxEntries), maxBytes, cancellation);

    public ValueTask WaitBeyondAsync(long sequence, CancellationToken cancellation) =>
        journal.WaitBeyondAsync(sequence, cancellation);

    public ValueTask<Checkpoint> AcknowledgedAsync(CancellationToken cancellation) =>
        journal.AcknowledgedAsync(cancellation);

    public ValueTask NoteAcknowledgedAsync(Checkpoint acknowledged, CancellationToken cancellation) =>
        journal.NoteAcknowledgedAsync(acknowledged, cancellation);

    public ValueTask<int> EpochAsync(CancellationToken cancellation) => journal.EpochAsync(cancellation);

    public ValueTask BeginEpochAsync(int epoch, CancellationToken cancellation) =>
        journal.BeginEpochAsync(epoch, cancellation);
}
