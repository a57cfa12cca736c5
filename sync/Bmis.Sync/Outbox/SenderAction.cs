using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Outbox;

/// <summary>What the sender wants done next. Whoever drives it does it and tells the outcome.</summary>
internal abstract record SenderAction
{
    /// <summary>Send a message.</summary>
    public sealed record Send(PushRequest Request) : SenderAction;

    /// <summary>Look up the own hash at a number and hand it to <see cref="Sender.HashFound"/>.</summary>
    public sealed record FindHash(long Sequence) : SenderAction;

    /// <summary>
    /// Read entries and hand them to <see cref="Sender.EntriesRead"/>, or say <see cref="Sender.EntryDamaged"/>.
    /// </summary>
    public sealed record Read(long First, int MaxEntries, int MaxBytes) : SenderAction
    {
        /// <summary>A batch of at most so many entries and bytes, and of their share of a full one's bytes.</summary>
        public static Read Batch(long first, int entries, int bytes) => new(
            first, entries, Math.Min(bytes, EnvelopeLimits.BatchBytes / (EnvelopeLimits.BatchEntries / entries)));
    }

    /// <summary>Remember durably what the centre holds.</summary>
    public sealed record NoteAcknowledged(Checkpoint Checkpoint) : SenderAction;

    /// <summary>Remember durably that the journal goes on as another branch, before anything else.</summary>
    public sealed record BeginEpoch(int Epoch) : SenderAction;

    /// <summary>
    /// Wait for a reply, or, when <paramref name="Beyond"/> is given, for the journal to pass it
    /// (<see cref="Sender.HeadMoved"/>).
    /// </summary>
    public sealed record Wait(long? Beyond) : SenderAction;

    /// <summary>Give up on this stream; <see cref="Sender.Fault"/> says why.</summary>
    public sealed record Stop : SenderAction;
}
