using System.Buffers.Binary;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>
/// Reads ISO/IEC 19794-2:2005, 7, and ANSI/INCITS 378-2004, 6. Both begin alike; the place of a length that fits tells
/// them apart.
/// </summary>
internal static class MinutiaeRecordReader
{
    internal const int IsoHeaderBytes = 24, ShortHeaderBytes = 26, LongHeaderBytes = 30;
    internal const int ViewBytes = 4, MinutiaBytes = 6, ExtendedBytes = 4;
    internal const double IsoStep = 360.0 / 256, AnsiStep = 2;
    internal const int AnsiSteps = 180;

    internal static ReadOnlySpan<byte> Start => "FMR\0 20\0"u8;

    internal static RecordResult<MinutiaeRecord> Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length > RecordLimits.LargestRecord) return new(RecordFault.TooLarge, 0);
        if (!span.StartsWith(Start)) return new(RecordFault.UnknownFormat, 0);
        if (span.Length < IsoHeaderBytes) return new(RecordFault.Truncated, span.Length);
        if (BinaryPrimitives.ReadInt32BigEndian(span[8..]) == span.Length)
            return Read(bytes, MinutiaeFormat.Iso19794, IsoHeaderBytes, 0);
        if (BinaryPrimitives.ReadUInt16BigEndian(span[8..]) == span.Length && span.Length >= ShortHeaderBytes)
            return ReadAnsi(bytes, ShortHeaderBytes);
        if (span.Length > ushort.MaxValue && BinaryPrimitives.ReadUInt16BigEndian(span[8..]) == 0
            && BinaryPrimitives.ReadInt32BigEndian(span[10..]) == span.Length)
            return ReadAnsi(bytes, LongHeaderBytes);
        return new(RecordFault.Disagrees, 8);
    }

    private static RecordResult<MinutiaeRecord> ReadAnsi(ReadOnlyMemory<byte> bytes, int headerBytes)
    {
        var product = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[(headerBytes - 16)..]);
        return Read(bytes, MinutiaeFormat.Ansi378, headerBytes, product);
    }

    // From the device on, the last twelve bytes of the header are alike.
    private static RecordResult<MinutiaeRecord> Read(
        ReadOnlyMemory<byte> bytes, MinutiaeFormat format, int headerBytes, uint product)
    {
        var tail = bytes.Span[(headerBytes - 12)..headerBytes];
        var header = new MinutiaeRecord
        {
            Format = format, Product = product, CaptureDevice = BinaryPrimitives.ReadUInt16BigEndian(tail),
            Width = BinaryPrimitives.ReadUInt16BigEndian(tail[2..]),
            Height = BinaryPrimitives.ReadUInt16BigEndian(tail[4..]),
            Across = BinaryPrimitives.ReadUInt16BigEndian(tail[6..]),
            Down = BinaryPrimitives.ReadUInt16BigEndian(tail[8..]), Views = [],
        };
        if (header.Across == 0 || header.Down == 0) return new(RecordFault.OutOfRange, headerBytes - 6);
        if (tail[10] > RecordLimits.MostViews) return new(RecordFault.TooMany, headerBytes - 2);
        var views = new MinutiaeView[tail[10]];
        var at = headerBytes;
        for (var i = 0; i < views.Length; i++)
        {
            if (ReadView(bytes, format, ref at, out var view) is { } fault) return new(fault, at);
            views[i] = view!;
        }
        return at == bytes.Length ? new(header with { Views = views }) : new(RecordFault.Disagrees, at);
    }

    private static RecordFault? ReadView(
        ReadOnlyMemory<byte> bytes, MinutiaeFormat format, ref int at, out MinutiaeView? view)
    {
        view = null;
        var rest = bytes.Span[at..];
        if (rest.Length < ViewBytes) return RecordFault.Truncated;
        var points = new RecordMinutia[rest[3]];
        var end = ViewBytes + points.Length * MinutiaBytes;
        if (rest.Length < end + 2) return RecordFault.Truncated;
        for (var i = 0; i < points.Length; i++)
        {
            if (ReadMinutia(rest[(ViewBytes + i * MinutiaBytes)..], format) is not { } point)
                return RecordFault.OutOfRange;
            points[i] = point;
        }
        int extended = BinaryPrimitives.ReadUInt16BigEndian(rest[end..]);
        end += 2;
        if (rest.Length < end + extended) return RecordFault.Truncated;
        if (ReadExtended(bytes.Slice(at + end, extended)) is not { } blocks) return RecordFault.Disagrees;
        view = new()
        {
            Position = (FingerPosition)rest[0], ViewNumber = (byte)(rest[1] >> 4),
            Impression = (ImpressionType)(rest[1] & 15), Quality = rest[2], Minutiae = points, Extended = blocks,
        };
        at += end + extended;
        return null;
    }

    private static RecordMinutia? ReadMinutia(ReadOnlySpan<byte> bytes, MinutiaeFormat format)
    {
        int x = BinaryPrimitives.ReadUInt16BigEndian(bytes), y = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var isIso = format == MinutiaeFormat.Iso19794;
        if (x >> 14 == 3 || (!isIso && bytes[4] >= AnsiSteps)) return null;
        var degrees = bytes[4] * (isIso ? IsoStep : AnsiStep);
        return new(x & 0x3FFF, y & 0x3FFF, degrees, (RecordMinutiaKind)(x >> 14), bytes[5]);
    }

    // The length of a block counts its own head.
    private static List<ExtendedData>? ReadExtended(ReadOnlyMemory<byte> bytes)
    {
        var blocks = new List<ExtendedData>();
        while (bytes.Length > 0)
        {
            if (bytes.Length < ExtendedBytes || blocks.Count == RecordLimits.MostViews) return null;
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[2..]);
            if (length < ExtendedBytes || length > bytes.Length) return null;
            blocks.Add(new(BinaryPrimitives.ReadUInt16BigEndian(bytes.Span), bytes[ExtendedBytes..length]));
            bytes = bytes[length..];
        }
        return blocks;
    }
}
