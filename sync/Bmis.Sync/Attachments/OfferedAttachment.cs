namespace Bmis.Sync.Attachments;

/// <summary>An attachment that comes in parts, as the lane offers it.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Length">Bytes of the whole.</param>
/// <param name="Sha256">SHA-256 of the whole in clear.</param>
public sealed record OfferedAttachment(AttachmentKey Key, int Length, ReadOnlyMemory<byte> Sha256)
{
    /// <inheritdoc/>
    public override string ToString() => Key.ToString();
}
