using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Attachments;

/// <summary>Where the centre keeps attachments, and what it wants. Safe for many lanes at once.</summary>
public interface IAttachmentStore
{
    /// <summary>What is wanted of a lane, at most <see cref="AttachmentLimits.MostWanted"/>.</summary>
    ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(Producer lane, CancellationToken cancellation);

    /// <summary>
    /// Takes an attachment of a lane, durably; false for what is not wanted of it or cannot be used. The same one again
    /// changes nothing.
    /// </summary>
    /// <param name="lane">Who sends it.</param>
    /// <param name="key">Which one.</param>
    /// <param name="content">Its bytes; empty when there is none.</param>
    /// <param name="absence">A code that says why there is none; empty when there is one.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<bool> TakeAsync(
        Producer lane,
        AttachmentKey key,
        ReadOnlyMemory<byte> content,
        string absence,
        CancellationToken cancellation);
}
