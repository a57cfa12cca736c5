using System.Buffers.Binary;

namespace Bmis.Biometrics.Images.Iso19794;

/// <summary>Writes ISO/IEC 19794-4:2005.</summary>
internal static class FingerImageRecordWriter
{
    private const int HeaderBytes = FingerImageRecordReader.HeaderBytes;
    private const int ViewBytes = FingerImageRecordReader.ViewBytes;

    internal static byte[] Write(FingerImageRecord record)
    {
        if (record.Views.Count is 0 or > RecordLimits.MostViews)
            throw new ArgumentException("A record has between one and 64 views.", nameof(record));
        if (record.Views.Any(view => !Fits(view.Image, record)))
            throw new ArgumentException("A picture does not fit the record.", nameof(record));
        var bytes = new byte[HeaderBytes + record.Views.Sum(view => ViewBytes + view.Image.Bytes.Length)];
        Header(record, bytes);
        var at = HeaderBytes;
        foreach (var view in record.Views)
        {
            View(view, bytes.AsSpan(at));
            at += ViewBytes + view.Image.Bytes.Length;
        }
        return bytes;
    }

    private static bool Fits(CodedImage image, FingerImageRecord record) =>
        image.Coding == record.Coding && image.Coding <= ImageCoding.Png && image.Bytes.Length > 0
        && image.Depth == record.Depth && image.Width is > 0 and <= ushort.MaxValue
        && image.Height is > 0 and <= ushort.MaxValue;

    private static void Header(FingerImageRecord record, Span<byte> bytes)
    {
        FingerImageRecordReader.Start.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], bytes.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[14..], record.CaptureDevice);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[16..], record.AcquisitionLevel);
        bytes[18] = (byte)record.Views.DistinctBy(view => view.Position).Count();
        bytes[19] = (byte)record.Unit;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[20..], record.ScanAcross);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[22..], record.ScanDown);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[24..], record.ImageAcross);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[26..], record.ImageDown);
        bytes[28] = record.Depth;
        bytes[29] = (byte)record.Coding;
    }

    private static void View(FingerImageView view, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, ViewBytes + view.Image.Bytes.Length);
        bytes[4] = (byte)view.Position;
        bytes[5] = view.ViewCount;
        bytes[6] = view.ViewNumber;
        bytes[7] = view.Quality;
        bytes[8] = (byte)view.Impression;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[9..], (ushort)view.Image.Width);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[11..], (ushort)view.Image.Height);
        view.Image.Bytes.Span.CopyTo(bytes[ViewBytes..]);
    }
}
