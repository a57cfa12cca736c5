using System.Buffers.Binary;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>Writes ISO/IEC 19794-2:2005 and ANSI/INCITS 378-2004.</summary>
internal static class MinutiaeRecordWriter
{
    private const int ViewBytes = MinutiaeRecordReader.ViewBytes, MinutiaBytes = MinutiaeRecordReader.MinutiaBytes;
    private const int LargestPlace = 0x3FFF;
    private const int MostNumber = 15;

    internal static byte[] Write(MinutiaeRecord record)
    {
        if (!CanWrite(record))
            throw new ArgumentException("The record does not fit the fields of the standard.", nameof(record));
        var content = record.Views.Sum(Length);
        var header = record.Format == MinutiaeFormat.Iso19794 ? MinutiaeRecordReader.IsoHeaderBytes
            : content + MinutiaeRecordReader.ShortHeaderBytes <= ushort.MaxValue ? MinutiaeRecordReader.ShortHeaderBytes
            : MinutiaeRecordReader.LongHeaderBytes;
        var bytes = new byte[header + content];
        WriteHeader(record, header, bytes);
        var at = header;
        foreach (var view in record.Views)
        {
            WriteView(view, record.Format, bytes.AsSpan(at));
            at += Length(view);
        }
        return bytes;
    }

    internal static bool CanWrite(MinutiaeRecord record) =>
        record.Views.Count <= RecordLimits.MostViews && record.Views.All(Fits);

    private static bool Fits(MinutiaeView view) =>
        view.Minutiae.Count <= RecordLimits.MostMinutiae && view.ViewNumber <= MostNumber
        && (int)InFourBits(view.Impression) <= MostNumber && Extended(view) <= ushort.MaxValue
        && view.Minutiae.All(point => point.X is >= 0 and <= LargestPlace && point.Y is >= 0 and <= LargestPlace
            && point.Kind <= RecordMinutiaKind.Bifurcation && double.IsFinite(point.Degrees));

    private static ImpressionType InFourBits(ImpressionType impression) => impression switch
    {
        ImpressionType.OpticalContactPlain or ImpressionType.NonOpticalContactPlain => ImpressionType.LiveScanPlain,
        ImpressionType.OpticalContactRolled or ImpressionType.NonOpticalContactRolled => ImpressionType.LiveScanRolled,
        >= ImpressionType.OpticalContactlessPlain and <= ImpressionType.NonOpticalContactlessRolled =>
            ImpressionType.LiveScanContactless,
        _ => impression,
    };

    private static int Extended(MinutiaeView view) =>
        view.Extended.Sum(block => MinutiaeRecordReader.ExtendedBytes + block.Bytes.Length);

    private static int Length(MinutiaeView view) =>
        ViewBytes + view.Minutiae.Count * MinutiaBytes + 2 + Extended(view);

    private static void WriteHeader(MinutiaeRecord record, int length, Span<byte> bytes)
    {
        MinutiaeRecordReader.Start.CopyTo(bytes);
        if (length == MinutiaeRecordReader.ShortHeaderBytes)
            BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)bytes.Length);
        else
            BinaryPrimitives.WriteInt32BigEndian(
                bytes[(length == MinutiaeRecordReader.LongHeaderBytes ? 10 : 8)..], bytes.Length);
        var tail = bytes[(length - 12)..];
        if (record.Format == MinutiaeFormat.Ansi378)
            BinaryPrimitives.WriteUInt32BigEndian(bytes[(length - 16)..], record.Product);
        BinaryPrimitives.WriteUInt16BigEndian(tail, record.CaptureDevice);
        BinaryPrimitives.WriteUInt16BigEndian(tail[2..], record.Width);
        BinaryPrimitives.WriteUInt16BigEndian(tail[4..], record.Height);
        BinaryPrimitives.WriteUInt16BigEndian(tail[6..], record.Across);
        BinaryPrimitives.WriteUInt16BigEndian(tail[8..], record.Down);
        tail[10] = (byte)record.Views.Count;
    }

    private static void WriteView(MinutiaeView view, MinutiaeFormat format, Span<byte> bytes)
    {
        bytes[0] = (byte)view.Position;
        bytes[1] = (byte)(view.ViewNumber << 4 | (int)InFourBits(view.Impression));
        bytes[2] = view.Quality;
        bytes[3] = (byte)view.Minutiae.Count;
        var rest = bytes[ViewBytes..];
        foreach (var point in view.Minutiae)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)((int)point.Kind << 14 | point.X));
            BinaryPrimitives.WriteUInt16BigEndian(rest[2..], (ushort)point.Y);
            rest[4] = Angle(point.Degrees, format);
            rest[5] = point.Quality;
            rest = rest[MinutiaBytes..];
        }
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)Extended(view));
        rest = rest[2..];
        foreach (var block in view.Extended)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, block.Type);
            var length = MinutiaeRecordReader.ExtendedBytes + block.Bytes.Length;
            BinaryPrimitives.WriteUInt16BigEndian(rest[2..], (ushort)length);
            block.Bytes.Span.CopyTo(rest[MinutiaeRecordReader.ExtendedBytes..]);
            rest = rest[length..];
        }
    }

    private static byte Angle(double degrees, MinutiaeFormat format)
    {
        var (step, steps) = format == MinutiaeFormat.Iso19794
            ? (MinutiaeRecordReader.IsoStep, 256) : (MinutiaeRecordReader.AnsiStep, MinutiaeRecordReader.AnsiSteps);
        var turned = (degrees % 360 + 360) % 360;
        return (byte)((int)Math.Round(turned / step) % steps);
    }
}
