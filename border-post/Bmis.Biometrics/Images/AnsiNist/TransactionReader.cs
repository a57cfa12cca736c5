using System.Buffers.Binary;
using System.Buffers.Text;

namespace Bmis.Biometrics.Images.AnsiNist;

/// <summary>
/// Takes a transaction apart (ANSI/NIST-ITL 1-2011, annex B): the header says the types of the records that follow,
/// each record its length. Tagged records are text with separators, but for the picture at their end.
/// </summary>
internal static class TransactionReader
{
    private const byte FileSeparator = 0x1C, GroupSeparator = 0x1D;
    private const int PictureField = 999, FirstWithPicture = 10;
    private const int BinaryHeadBytes = 5;
    private const int MostFieldNumber = 9999;
    private const int LongestFiller = 16;

    private static bool IsBinary(int type) => type is >= 3 and <= 8;

    internal static RecordResult<Transaction> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > RecordLimits.LargestRecord) return new(RecordFault.TooLarge, 0);
        if (!bytes.Span.StartsWith("1.01:"u8) && !bytes.Span.StartsWith("1.001:"u8))
            return new(RecordFault.UnknownFormat, 0);
        if (ReadTagged(bytes, 1, out var header) is { } wrong) return new(wrong, 0);
        if (Types(header!) is not { } types) return new(RecordFault.OutOfRange, 0);
        if (types.Count >= RecordLimits.MostRecords) return new(RecordFault.TooMany, 0);
        var records = new List<TransactionRecord> { header! };
        var at = header!.Bytes.Length;
        foreach (var type in types)
        {
            var rest = bytes[at..];
            var fault = IsBinary(type) ? ReadBinary(rest, type, out var record) : ReadTagged(rest, type, out record);
            if (fault is { } found) return new(found, at);
            records.Add(record!);
            at += record!.Bytes.Length;
        }
        return at == bytes.Length ? new(new Transaction(header, records)) : new(RecordFault.Disagrees, at);
    }

    // 1.003: first how many records follow, then the type and the IDC of each.
    private static List<int>? Types(TransactionRecord header)
    {
        if (header.Field(3)?.Subfields is not { } contents) return null;
        var types = new List<int>();
        foreach (var content in contents.Skip(1))
        {
            if (TaggedField.Whole(content[0]) is not { } type || type is < 2 or > 99) return null;
            types.Add(type);
        }
        return contents[0].Count > 1 && TaggedField.Whole(contents[0][1]) == types.Count ? types : null;
    }

    private static RecordFault? ReadBinary(ReadOnlyMemory<byte> rest, int type, out TransactionRecord? record)
    {
        record = null;
        if (rest.Length < BinaryHeadBytes) return RecordFault.Truncated;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        if (length < BinaryHeadBytes || length > rest.Length) return RecordFault.Disagrees;
        record = new() { Type = type, Idc = rest.Span[4], Bytes = rest[..(int)length] };
        return null;
    }

    private static RecordFault? ReadTagged(ReadOnlyMemory<byte> rest, int type, out TransactionRecord? record)
    {
        record = null;
        if (!Tag(rest.Span, type, out var number, out var start) || number != 1) return RecordFault.OutOfRange;
        if (!Utf8Parser.TryParse(rest.Span[start..], out int length, out var digits)) return RecordFault.OutOfRange;
        if (length <= start + digits || length > rest.Length) return RecordFault.Disagrees;
        var bytes = rest[..length];
        if (bytes.Span[^1] != FileSeparator) return RecordFault.Disagrees;
        var fields = new List<TaggedField>();
        for (var content = bytes[..^1]; content.Length > 0;)
        {
            if (fields.Count == RecordLimits.MostFields) return RecordFault.TooMany;
            if (!Tag(content.Span, type, out number, out start)) return RecordFault.OutOfRange;
            var end = content.Span[start..].IndexOf(GroupSeparator);
            var isPicture = number == PictureField && type >= FirstWithPicture
                && !(end >= 0 && IsFiller(content.Span[start..], end, type));
            if (end < 0 || isPicture) end = content.Length - start;
            fields.Add(new(number, content.Slice(start, end)));
            content = content[Math.Min(start + end + 1, content.Length)..];
        }
        record = new()
        {
            Type = type, Idc = fields.Find(field => type > 1 && field.Number == 2)?.Integer, Fields = fields,
            Bytes = bytes,
        };
        return null;
    }

    // Samples of NIST have fields of digits with the picture's number before the picture.
    private static bool IsFiller(ReadOnlySpan<byte> rest, int end, int type) =>
        end <= LongestFiller && !rest[..end].ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && Tag(rest[(end + 1)..], type, out var number, out _) && number == PictureField;

    // The type, a point, the number of the field, a colon.
    private static bool Tag(ReadOnlySpan<byte> text, int type, out int number, out int start)
    {
        (number, start) = (0, 0);
        if (!Utf8Parser.TryParse(text, out byte first, out var used) || first != type) return false;
        if (used >= text.Length || text[used] != '.') return false;
        if (!Utf8Parser.TryParse(text[(used + 1)..], out number, out var digits)) return false;
        if (number is < 1 or > MostFieldNumber) return false;
        start = used + digits + 2;
        return start <= text.Length && text[start - 1] == ':';
    }
}
