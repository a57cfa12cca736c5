using System.Buffers.Binary;
using System.Globalization;

namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>Finds the pictures of fingers and palms in the records of a transaction.</summary>
internal static class TransactionImages
{
    private const int BinaryHeadBytes = 18;
    private const byte NoPosition = 255;
    private const int LeastDpi = 500;
    private const double MillimetresPerInch = 25.4;

    // Own limit: a picture shows ten fingers at most.
    private const int MostFingers = 16;

    internal static IReadOnlyList<TransactionImage> Of(Transaction transaction) =>
        [.. transaction.Records.Select(record => Of(transaction.Header, record)).OfType<TransactionImage>()];

    internal static IReadOnlyList<MissingFinger> Missing(Transaction transaction) =>
    [
        .. transaction.Records
            .Where(record => record.Type is 2 or 14)
            .SelectMany(record => MissingOf(record.Field(record.Type == 2 ? 84 : 18)))
            .DistinctBy(missing => missing.Position),
    ];

    private static TransactionImage? Of(TransactionRecord header, TransactionRecord record) => record.Type switch
    {
        4 => Binary(header, record),
        13 or 14 or 15 => Tagged(record),
        _ => null,
    };

    // ANSI/NIST-ITL 1-2007, 11: length, IDC, impression, six positions, resolution, width, height, coding, pixels.
    private static TransactionImage? Binary(TransactionRecord header, TransactionRecord record)
    {
        var bytes = record.Bytes.Span;
        if (bytes.Length < BinaryHeadBytes) return null;
        var dpi = bytes[12] == 0 ? LeastDpi : NativeDpi(header);
        var positions = new List<FingerPosition>();
        foreach (var position in bytes[6..12])
            if (position != NoPosition) positions.Add((FingerPosition)position);
        return new()
        {
            RecordType = record.Type, Idc = record.Idc, Impression = (ImpressionType)bytes[5], Positions = positions,
            Image = new(Coding(bytes[17]), BinaryPrimitives.ReadUInt16BigEndian(bytes[13..]),
                BinaryPrimitives.ReadUInt16BigEndian(bytes[15..]), 8, dpi, dpi, record.Bytes[BinaryHeadBytes..]),
        };
    }

    // 1.011: pixels a millimetre.
    private static int NativeDpi(TransactionRecord header) =>
        double.TryParse(header.Field(11)?.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var perMillimetre) && perMillimetre is > 0 and < 1000
            ? (int)Math.Round(perMillimetre * MillimetresPerInch) : 0;

    private static TransactionImage? Tagged(TransactionRecord record)
    {
        if (record.Fields is not [.., { Number: 999 } picture]) return null;
        var unit = record.Field(8)?.Integer;
        return new()
        {
            RecordType = record.Type, Idc = record.Idc,
            Impression = Code(record.Field(3)?.Integer) is { } code ? (ImpressionType)code : ImpressionType.Unknown,
            Positions =
            [
                .. Subfields(record.Field(13)).Select(items => Code(TaggedField.Whole(items[0]))).OfType<byte>()
                    .Select(position => (FingerPosition)position),
            ],
            Missing = record.Type == 14 ? [.. MissingOf(record.Field(18))] : [],
            Segments = record.Type == 14 ? [.. SegmentsOf(record.Field(21))] : [],
            Image = new(Coding(record.Field(11)?.Text), Number(record, 6), Number(record, 7), Number(record, 12),
                Dpi(unit, Number(record, 9)), Dpi(unit, Number(record, 10)), picture.Value),
        };
    }

    private static int Dpi(int? unit, int resolution) => unit switch
    {
        1 => Math.Min(resolution, ushort.MaxValue),
        2 => Resolutions.Dpi(resolution),
        _ => 0,
    };

    private static int Number(TransactionRecord record, int field) => record.Field(field)?.Integer ?? 0;

    private static byte? Code(int? number) => number is >= 0 and <= byte.MaxValue ? (byte)number : null;

    private static IEnumerable<IReadOnlyList<string>> Subfields(TaggedField? field) =>
        field?.Subfields.Take(MostFingers) ?? [];

    private static IEnumerable<MissingFinger> MissingOf(TaggedField? field)
    {
        foreach (var items in Subfields(field))
        {
            if (items.Count < 2 || Code(TaggedField.Whole(items[0])) is not { } position) continue;
            MissingReason? reason = items[1].Trim() switch
            {
                "XX" => MissingReason.Amputated,
                "UP" => MissingReason.UnableToPrint,
                "SR" => MissingReason.Scarred,
                _ => null,
            };
            if (reason is { } known) yield return new((FingerPosition)position, known);
        }
    }

    private static IEnumerable<FingerSegment> SegmentsOf(TaggedField? field)
    {
        foreach (var items in Subfields(field))
        {
            if (items.Count < 5 || Code(TaggedField.Whole(items[0])) is not { } position) continue;
            if (TaggedField.Whole(items[1]) is { } left && TaggedField.Whole(items[2]) is { } right
                && TaggedField.Whole(items[3]) is { } top && TaggedField.Whole(items[4]) is { } bottom)
                yield return new((FingerPosition)position, left, right, top, bottom);
        }
    }

    private static ImageCoding Coding(byte code) => code switch
    {
        0 => ImageCoding.Raw,
        1 => ImageCoding.Wsq,
        2 => ImageCoding.Jpeg,
        3 => ImageCoding.JpegLossless,
        4 => ImageCoding.Jpeg2000,
        5 => ImageCoding.Jpeg2000Lossless,
        6 => ImageCoding.Png,
        _ => ImageCoding.Unknown,
    };

    private static ImageCoding Coding(string? name) => name switch
    {
        "NONE" => ImageCoding.Raw,
        "WSQ" or "WSQ20" => ImageCoding.Wsq,
        "JPEGB" => ImageCoding.Jpeg,
        "JPEGL" => ImageCoding.JpegLossless,
        "JP2" => ImageCoding.Jpeg2000,
        "JP2L" => ImageCoding.Jpeg2000Lossless,
        "PNG" => ImageCoding.Png,
        _ => ImageCoding.Unknown,
    };
}
