using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Attachments;

/// <summary>
/// Where the centre keeps the parts of attachments that are not whole yet, durably. A lane has one offer for a key:
/// another length or digest takes the place of what was held. Safe for many lanes and servers at once.
/// </summary>
public interface IAttachmentParts
{
    /// <summary>Bytes that are held of exactly this offer, from its beginning on.</summary>
    ValueTask<int> HeldAsync(Producer lane, OfferedAttachment offered, CancellationToken cancellation);

    /// <summary>
    /// Adds a part at the end of what is held and says what is held then; a part for another place changes nothing.
    /// </summary>
    ValueTask<int> AppendAsync(
        Producer lane,
        OfferedAttachment offered,
        int offset,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellation);

    /// <summary>What is held of an offer.</summary>
    ValueTask<byte[]> ReadAsync(Producer lane, OfferedAttachment offered, CancellationToken cancellation);

    /// <summary>Forgets what is held of a key.</summary>
    ValueTask DropAsync(Producer lane, AttachmentKey key, CancellationToken cancellation);
}
