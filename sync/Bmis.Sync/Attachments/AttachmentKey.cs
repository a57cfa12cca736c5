namespace Bmis.Sync.Attachments;

/// <summary>Which attachment: of what, and which one of it. It prints as its kind.</summary>
/// <param name="About">The id of the record that it belongs to.</param>
/// <param name="Kind">A short code, 1 to 64 letters, digits, '.', '-' or '_'.</param>
public sealed record AttachmentKey(Guid About, string Kind)
{
    /// <inheritdoc/>
    public override string ToString() => $"[attachment {Kind}]";
}
