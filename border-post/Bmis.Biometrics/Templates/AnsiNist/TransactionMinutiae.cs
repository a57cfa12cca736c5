using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Biometrics.Templates.AnsiNist;

/// <summary>
/// The minutiae of a transaction (records of type 9), as minutiae records of one view each: from the block of
/// ANSI/INCITS 378 (9.126 and on), the extended feature set (9.300 and on) or the standard's own (9.005 to 9.012),
/// whichever the record has, in this order.
/// </summary>
public static class TransactionMinutiae
{
    // The standard's own and the extended places are in hundredths of a millimetre.
    private const ushort HundredthsPerCentimetre = 1000;
    private const int LargestPlace = 0x3FFF;

    /// <summary>The minutiae records, in order; a record of type 9 without a readable minutia gives none.</summary>
    public static IReadOnlyList<MinutiaeRecord> Of(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return [.. transaction.Records.Where(record => record.Type == 9).Select(Of).OfType<MinutiaeRecord>()];
    }

    private static MinutiaeRecord? Of(TransactionRecord record) =>
        record.Field(137) is { } ofBlock ? Block(record, ofBlock)
        : record.Field(331) is { } ofSet ? ExtendedSet(record, ofSet)
        : record.Field(12) is { } own ? Own(record, own)
        : null;

    // 9.128 to 9.137: index, column, row, angle in two degrees, kind, quality.
    private static MinutiaeRecord? Block(TransactionRecord record, TaggedField field)
    {
        var points = Points(field, 6, items =>
            Number(items[1]) is { } x && Number(items[2]) is { } y
            && TaggedField.Whole(items[3]) is >= 0 and < 180 and var angle
                ? new(x, y, angle * 2, Kind(items[4]), (byte)Math.Clamp(TaggedField.Whole(items[5]) ?? 0, 0, 100))
                : null);
        var isByInch = record.Field(130)?.Integer == 1;
        int across = record.Field(131)?.Integer ?? 0, down = record.Field(132)?.Integer ?? 0;
        if (across is <= 0 or > ushort.MaxValue || down is <= 0 or > ushort.MaxValue || points.Length == 0) return null;
        return new()
        {
            Format = MinutiaeFormat.Ansi378, Width = Size(record.Field(128)), Height = Size(record.Field(129)),
            Across = isByInch ? Resolutions.PerCentimetre(across) : (ushort)across,
            Down = isByInch ? Resolutions.PerCentimetre(down) : (ushort)down,
            Views = [View(record, record.Field(134), points, Number(record.Field(133)?.Text ?? "") ?? 0)],
        };
    }

    // 9.331: column, row, angle in degrees along the ridge, kind; rows count from the top.
    private static MinutiaeRecord? ExtendedSet(TransactionRecord record, TaggedField field)
    {
        var points = Points(field, 4, items =>
            Number(items[0]) is { } x && Number(items[1]) is { } y
            && TaggedField.Whole(items[2]) is >= 0 and < 360 and var angle
                ? new(x, y, angle, Kind(items[3]), 0)
                : null);
        return points.Length == 0 ? null : InHundredths(View(record, record.Field(302), points, 0));
    }

    // 9.012: index, column, row and angle in one number, quality, kind. Rows count from the bottom, and the angle
    // points out of the ridge: half a turn from where records of ISO/IEC 19794-2 point.
    private static MinutiaeRecord? Own(TransactionRecord record, TaggedField field)
    {
        var points = Points(field, 4, items =>
            items[1].Length == 11 && Number(items[1][..4]) is { } x && Number(items[1][4..8]) is { } y
            && TaggedField.Whole(items[1][8..]) is >= 0 and < 360 and var angle
                ? new(x, y, (angle + 180) % 360, Kind(items[3]), Quality(TaggedField.Whole(items[2])))
                : null);
        if (points.Length == 0) return null;
        var top = points.Max(point => point.Y);
        var fromTop = points.Select(point => point with { Y = top - point.Y }).ToArray();
        return InHundredths(View(record, record.Field(6), fromTop, 0));
    }

    private static MinutiaeRecord InHundredths(MinutiaeView view) => new()
    {
        Across = HundredthsPerCentimetre, Down = HundredthsPerCentimetre, Views = [view],
        Width = (ushort)(view.Minutiae.Max(point => point.X) + 1),
        Height = (ushort)(view.Minutiae.Max(point => point.Y) + 1),
    };

    private static MinutiaeView View(
        TransactionRecord record, TaggedField? position, RecordMinutia[] points, int number) => new()
    {
        Position = (FingerPosition)Math.Min(TaggedField.Whole(position?.Subfields[0][0] ?? "") ?? 0, byte.MaxValue),
        Impression = (ImpressionType)Math.Min(
            record.Field(3)?.Integer ?? (int)ImpressionType.Unknown, byte.MaxValue),
        Quality = (byte)Math.Min(record.Field(135)?.Integer ?? 0, 100), ViewNumber = (byte)(number & 15),
        Minutiae = points,
    };

    private static RecordMinutia[] Points(
        TaggedField field, int least, Func<IReadOnlyList<string>, RecordMinutia?> read) =>
    [
        .. field.Subfields.Where(items => items.Count >= least).Select(read).OfType<RecordMinutia>()
            .Take(RecordLimits.MostMinutiae),
    ];

    private static int? Number(string text) =>
        TaggedField.Whole(text) is <= LargestPlace and var number ? number : null;

    private static ushort Size(TaggedField? field) => (ushort)Math.Min(field?.Integer ?? 0, ushort.MaxValue);

    private static RecordMinutiaKind Kind(string code) => code.Trim() switch
    {
        "A" or "E" or "1" => RecordMinutiaKind.Ending,
        "B" or "2" => RecordMinutiaKind.Bifurcation,
        _ => RecordMinutiaKind.Other,
    };

    // 0 is set by hand, 1 not measured, 2 the best and 63 the worst.
    private static byte Quality(int? code) => code switch
    {
        0 => 100,
        >= 2 and <= 63 and var worse => (byte)(100 - (worse - 2) * 99 / 61),
        _ => 0,
    };
}
