using System.Buffers.Binary;

namespace Bmis.Biometrics.Images.Iso19794;

/// <summary>Reads ISO/IEC 19794-4:2005: a header of 32 bytes, then views, each with a header of 14.</summary>
internal static class FingerImageRecordReader
{
    internal const int HeaderBytes = 32;
    internal const int ViewBytes = 14;

    internal static ReadOnlySpan<byte> Start => "FIR\0010\0"u8;

    internal static RecordResult<FingerImageRecord> Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length > RecordLimits.LargestRecord) return new(RecordFault.TooLarge, 0);
        if (!span.StartsWith(Start)) return new(RecordFault.UnknownFormat, 0);
        if (span.Length < HeaderBytes) return new(RecordFault.Truncated, span.Length);
        if (BinaryPrimitives.ReadUInt32BigEndian(span[10..]) != span.Length || span[8] != 0 || span[9] != 0)
            return new(RecordFault.Disagrees, 8);
        var header = Header(span);
        if (!Enum.IsDefined(header.Unit)) return new(RecordFault.OutOfRange, 19);
        if (header.ImageAcross == 0 || header.ImageDown == 0) return new(RecordFault.OutOfRange, 24);
        if (header.Depth is 0 or > 16) return new(RecordFault.OutOfRange, 28);
        if (header.Coding > ImageCoding.Png) return new(RecordFault.OutOfRange, 29);
        return Views(bytes, header, span[18]);
    }

    private static FingerImageRecord Header(ReadOnlySpan<byte> span) => new()
    {
        CaptureDevice = BinaryPrimitives.ReadUInt16BigEndian(span[14..]),
        AcquisitionLevel = BinaryPrimitives.ReadUInt16BigEndian(span[16..]),
        Unit = (ResolutionUnit)span[19],
        ScanAcross = BinaryPrimitives.ReadUInt16BigEndian(span[20..]),
        ScanDown = BinaryPrimitives.ReadUInt16BigEndian(span[22..]),
        ImageAcross = BinaryPrimitives.ReadUInt16BigEndian(span[24..]),
        ImageDown = BinaryPrimitives.ReadUInt16BigEndian(span[26..]),
        Depth = span[28],
        Coding = (ImageCoding)span[29],
        Views = [],
    };

    // The count is of fingers: some writers count views instead.
    private static RecordResult<FingerImageRecord> Views(
        ReadOnlyMemory<byte> bytes, FingerImageRecord header, int count)
    {
        var views = new List<FingerImageView>();
        for (var at = HeaderBytes; at < bytes.Length;)
        {
            var rest = bytes.Span[at..];
            if (rest.Length < ViewBytes) return new(RecordFault.Truncated, at);
            if (views.Count == RecordLimits.MostViews) return new(RecordFault.TooMany, at);
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length <= ViewBytes || length > rest.Length) return new(RecordFault.Disagrees, at);
            if (View(bytes.Slice(at, (int)length), header) is not { } view) return new(RecordFault.OutOfRange, at + 9);
            views.Add(view);
            at += (int)length;
        }
        if (views.Count == 0) return new(RecordFault.Truncated, bytes.Length);
        if (count != views.Count && count != views.DistinctBy(view => view.Position).Count())
            return new(RecordFault.Disagrees, 18);
        return new(header with { Views = views });
    }

    private static FingerImageView? View(ReadOnlyMemory<byte> bytes, FingerImageRecord header)
    {
        var span = bytes.Span;
        int width = BinaryPrimitives.ReadUInt16BigEndian(span[9..]);
        int height = BinaryPrimitives.ReadUInt16BigEndian(span[11..]);
        if (width == 0 || height == 0) return null;
        return new((FingerPosition)span[4], span[5], span[6], span[7], (ImpressionType)span[8],
            new(header.Coding, width, height, header.Depth, Dpi(header, header.ImageAcross),
                Dpi(header, header.ImageDown), bytes[ViewBytes..]));
    }

    private static int Dpi(FingerImageRecord header, int resolution) =>
        header.Unit == ResolutionUnit.PixelsPerInch ? resolution : Resolutions.Dpi(resolution);
}
