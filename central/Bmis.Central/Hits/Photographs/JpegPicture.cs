using System.Buffers.Binary;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// Looks through a JPEG file (ITU-T T.81, annex B) and takes out what is no part of the picture: places, times,
/// devices, thumbnails. Bytes from outside never throw.
/// </summary>
internal static class JpegPicture
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = Crossings.Hits.HitPictures.MostBytes;

    private const int MostPixels = 4096;
    private const int LeastPixels = 16;
    private const int Head = 4;

    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte HuffmanTable = 0xC4;
    private const byte ArithmeticTable = 0xCC;
    private const byte Comment = 0xFE;
    private const byte FirstApplication = 0xE0;
    private const byte LastApplication = 0xEF;

    // Adobe's mark says which colours the numbers stand for.
    private const byte Adobe = 0xEE;

    /// <summary>The picture alone; null for bytes that are none, or larger than the limits.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length is < 2 * Head or > MostBytes || file[0] != 0xFF || file[1] != StartOfImage)
            return null;
        var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        var rest = file[2..];
        var hasSize = false;
        while (rest.Length >= Head && rest[0] == 0xFF)
        {
            var marker = rest[1];
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < Head || length > rest.Length)
                return null;
            if (IsFrame(marker))
            {
                if (hasSize || !IsWithinLimits(rest[Head..length]))
                    return null;
                hasSize = true;
            }

            if (marker == StartOfScan)
                return hasSize ? Finish(kept, rest) : null;
            if (!IsBeside(marker))
                kept.Write(rest[..length]);
            rest = rest[length..];
        }

        return null;
    }

    // From the first scan on nothing is looked at but the end; what comes after the end is left out.
    private static byte[]? Finish(MemoryStream kept, ReadOnlySpan<byte> rest)
    {
        var end = rest.LastIndexOf([(byte)0xFF, EndOfImage]);
        if (end < 0)
            return null;
        kept.Write(rest[..(end + 2)]);
        return kept.ToArray();
    }

    private static bool IsFrame(byte marker) =>
        marker is >= 0xC0 and <= 0xCF and not (HuffmanTable or ArithmeticTable or 0xC8);

    private static bool IsBeside(byte marker) =>
        marker == Comment || (marker is >= FirstApplication and <= LastApplication and not Adobe);

    // Bits a sample, height, width, components (B.2.2).
    private static bool IsWithinLimits(ReadOnlySpan<byte> frame) =>
        frame.Length >= 6
        && BinaryPrimitives.ReadUInt16BigEndian(frame[1..]) is >= LeastPixels and <= MostPixels
        && BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) is >= LeastPixels and <= MostPixels;
}
