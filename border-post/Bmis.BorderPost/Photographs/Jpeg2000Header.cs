using System.Buffers.Binary;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// What a JPEG 2000 picture says of its size, read before any decoder sees it: the SIZ segment at the head of the
/// codestream (ISO/IEC 15444-1, A.5.1), which may lie in the boxes of a JP2 file (Annex I).
/// </summary>
internal readonly record struct Jpeg2000Header(long Width, long Height, int Components)
{
    private const uint Codestream = 0x6A703263;
    private const int BoxHead = 8;
    private const int LongBoxHead = 16;
    private const int SizeEnd = 42;
    private static readonly byte[] FileSignature = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A];
    private static readonly byte[] CodestreamSignature = [0xFF, 0x4F, 0xFF, 0x51];

    /// <summary>Whether a picture of this size may be decoded.</summary>
    internal bool IsWithinLimits =>
        Width is > 0 and <= Jpeg2000Limits.MostSide && Height is > 0 and <= Jpeg2000Limits.MostSide
        && Width * Height <= Jpeg2000Limits.MostPixels
        && Components is > 0 and <= Jpeg2000Limits.MostComponents;

    /// <summary>Reads the size; null when the bytes are no JPEG 2000 picture.</summary>
    internal static Jpeg2000Header? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(FileSignature)) return ReadCodestream(bytes);
        for (var boxes = 0; boxes < Jpeg2000Limits.MostBoxes && bytes.Length >= BoxHead; boxes++)
        {
            var (head, length) = Box(bytes);
            if (length < head || length > bytes.Length) return null;
            if (BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) == Codestream)
                return ReadCodestream(bytes[head..(int)length]);
            bytes = bytes[(int)length..];
        }

        return null;
    }

    // A length of zero is the rest of the file, a length of one says that the length follows in eight bytes.
    private static (int Head, long Length) Box(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32BigEndian(bytes) switch
        {
            0 => (BoxHead, bytes.Length),
            1 when bytes.Length >= LongBoxHead => (LongBoxHead, BinaryPrimitives.ReadInt64BigEndian(bytes[BoxHead..])),
            var length => (BoxHead, length),
        };

    private static Jpeg2000Header? ReadCodestream(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(CodestreamSignature) || bytes.Length < SizeEnd) return null;
        var width = (long)Word(bytes, 8) - Word(bytes, 16);
        var height = (long)Word(bytes, 12) - Word(bytes, 20);
        return new(width, height, BinaryPrimitives.ReadUInt16BigEndian(bytes[40..]));

        static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
    }
}
