using Bmis.Documents.Tlv;

namespace Bmis.Documents.Lds;

/// <summary>Gives the objects of a value one after the other; at the end or after a fault there are no more.</summary>
internal sealed class LdsObjects(LdsWalk walk, ReadOnlyMemory<byte> bytes, int place)
{
    private int _at;

    internal LdsWalk Walk => walk;

    /// <summary>All bytes, read or not.</summary>
    internal ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Index in the file of what comes next.</summary>
    internal int Place => place + _at;

    /// <summary>What is within an object.</summary>
    internal LdsObjects Within(LdsObject one) => new(walk, one.Value, one.ValuePlace);

    internal bool TryRead(out LdsObject one)
    {
        one = default;
        if (walk.Fault != LdsFault.None || _at == bytes.Length || !walk.Count(Place))
            return false;
        var rest = bytes[_at..];
        var fault = TlvReader.ReadHead(rest.Span, out var tag, out var head, out var length);
        if (fault == TlvFault.None && length > rest.Length - head)
            fault = TlvFault.ValueTooLong;
        if (fault != TlvFault.None)
            return walk.Fail(Code(fault), Place);
        one = new(tag, rest.Slice(head, length), Place, head);
        _at += head + length;
        return true;
    }

    /// <summary>Remembers what is wrong with an object.</summary>
    internal void Note(LdsFault fault, LdsObject one) => walk.Note(fault, one.Tag, one.Place);

    /// <summary>The number in an object of one or two bytes, such as how many parts follow; null for another.</summary>
    internal int? Number(LdsObject one)
    {
        switch (one.Span)
        {
            case [var single]:
                return single;
            case [var high, var low]:
                return (high << 8) | low;
            default:
                Note(LdsFault.WrongLength, one);
                return null;
        }
    }

    /// <summary>Says so when the file announced another number of parts than there are.</summary>
    internal void Compare(int? announced, int found)
    {
        if (announced is { } number && number != found)
            walk.Note(LdsFault.CountDiffers, LdsTags.Count, place);
    }

    private static LdsFault Code(TlvFault fault) =>
        fault is TlvFault.Truncated or TlvFault.ValueTooLong ? LdsFault.Truncated : LdsFault.Malformed;
}
