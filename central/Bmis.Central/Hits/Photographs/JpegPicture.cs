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
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;
    private const byte QuantizationTable = 0xDB;
    private const byte NumberOfLines = 0xDC;
    private const byte RestartInterval = 0xDD;

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
        var (hasSize, hasScan) = (false, false);
        while (rest.Length >= 2 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker == EndOfImage)
                return hasScan ? Finish(kept) : null;
            if (rest.Length < Head)
                return null;
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
            {
                if (!hasSize || EndOfScan(rest, length) is not { } end)
                    return null;
                (hasScan, length) = (true, end);
            }

            if (IsPart(marker))
                kept.Write(rest[..length]);
            rest = rest[length..];
        }

        return null;
    }

    // What comes after the end, another picture perhaps, is left out.
    private static byte[] Finish(MemoryStream kept)
    {
        kept.Write([0xFF, EndOfImage]);
        return kept.ToArray();
    }

    // The place of the next marker that is neither a restart nor a byte of the scan itself (B.1.1.2, B.1.1.5); null for
    // a file that is cut.
    private static int? EndOfScan(ReadOnlySpan<byte> rest, int from)
    {
        for (var at = from; at + 1 < rest.Length; at++)
        {
            if (rest[at] == 0xFF && rest[at + 1] is not (0x00 or 0xFF or (>= FirstRestart and <= LastRestart)))
                return at;
        }

        return null;
    }

    private static bool IsFrame(byte marker) =>
        marker is >= 0xC0 and <= 0xCF and not (HuffmanTable or ArithmeticTable or 0xC8);

    // Tables, restarts, number of lines, scans: all that decoding asks for (B.1.1.3).
    private static bool IsPart(byte marker) => IsFrame(marker)
        || marker is HuffmanTable or ArithmeticTable or StartOfScan or QuantizationTable or NumberOfLines
            or RestartInterval or Adobe;

    // Bits a sample, height, width, components (B.2.2).
    private static bool IsWithinLimits(ReadOnlySpan<byte> frame) =>
        frame.Length >= 6
        && BinaryPrimitives.ReadUInt16BigEndian(frame[1..]) is >= LeastPixels and <= MostPixels
        && BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) is >= LeastPixels and <= MostPixels;
}
