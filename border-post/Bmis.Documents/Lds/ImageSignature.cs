using System.Buffers.Binary;

namespace Bmis.Documents.Lds;

/// <summary>Kind and size of an image from its header, without decoding it.</summary>
internal static class ImageSignature
{
    private const int MostJpegSegments = 500;
    private const int CodeStreamSizes = 8;
    private const int PngSizes = 16;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Jpeg2000 => [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A];

    // The marker that begins the code stream and the one of its sizes, which must follow at once.
    private static ReadOnlySpan<byte> CodeStream => [0xFF, 0x4F, 0xFF, 0x51];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Wsq => [0xFF, 0xA0];

    internal static ImageKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Jpeg)) return ImageKind.Jpeg;
        if (bytes.StartsWith(Jpeg2000)) return ImageKind.Jpeg2000;
        if (bytes.StartsWith(CodeStream)) return ImageKind.Jpeg2000CodeStream;
        if (bytes.StartsWith(Png)) return ImageKind.Png;
        return bytes.StartsWith(Wsq) ? ImageKind.Wsq : ImageKind.Unknown;
    }

    internal static bool TrySize(ReadOnlySpan<byte> bytes, ImageKind kind, out int width, out int height)
    {
        (width, height) = (0, 0);
        return kind switch
        {
            ImageKind.Jpeg => TryJpeg(bytes[2..], out width, out height),
            ImageKind.Jpeg2000 or ImageKind.Jpeg2000CodeStream => TryCodeStream(bytes, out width, out height),
            ImageKind.Png => TryPair(bytes, PngSizes, out width, out height),
            _ => false,
        } && width > 0 && height > 0;
    }

    // Segment after segment up to the frame header, whatever the coding (C0 to CF without C4, C8 and CC).
    private static bool TryJpeg(ReadOnlySpan<byte> segments, out int width, out int height)
    {
        (width, height) = (0, 0);
        for (var i = 0; i < MostJpegSegments && segments.Length >= 4 && segments[0] == 0xFF; i++)
        {
            var marker = segments[1];
            var length = marker == 0xFF ? -1 : BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && segments.Length >= 9)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(segments[5..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(segments[7..]);
                return true;
            }

            if (length + 2 > segments.Length)
                return false;
            segments = segments[(length + 2)..];
        }

        return false;
    }

    // The size of the image area is what its reference grid leaves after the offset (A.5.1).
    private static bool TryCodeStream(ReadOnlySpan<byte> bytes, out int width, out int height)
    {
        (width, height) = (0, 0);
        var at = bytes.IndexOf(CodeStream);
        if (at < 0 || !TryPair(bytes[at..], CodeStreamSizes, out var right, out var bottom)
            || !TryPair(bytes[at..], CodeStreamSizes + 8, out var left, out var top))
            return false;
        (width, height) = (right - left, bottom - top);
        return true;
    }

    private static bool TryPair(ReadOnlySpan<byte> bytes, int at, out int first, out int second)
    {
        (first, second) = (0, 0);
        if (bytes.Length < at + 8)
            return false;
        first = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        second = BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 4)..]);
        return first >= 0 && second >= 0;
    }
}
