namespace Bmis.Documents.Lds;

/// <summary>An image within a file of the chip. It prints as <c>[image]</c>.</summary>
/// <param name="Bytes">The image's bytes, a slice of the file.</param>
/// <param name="Kind">What they are by their first bytes.</param>
/// <param name="Width">Width in pixels as the image itself says; null when that cannot be read.</param>
/// <param name="Height">Height in pixels likewise.</param>
public sealed record LdsImage(ReadOnlyMemory<byte> Bytes, ImageKind Kind, int? Width, int? Height)
{
    /// <summary>Looks at an image's first bytes; nothing is decoded.</summary>
    public static LdsImage Of(ReadOnlyMemory<byte> bytes)
    {
        var kind = ImageSignature.KindOf(bytes.Span);
        return ImageSignature.TrySize(bytes.Span, kind, out var width, out var height)
            ? new(bytes, kind, width, height)
            : new(bytes, kind, null, null);
    }

    /// <inheritdoc/>
    public override string ToString() => "[image]";
}
