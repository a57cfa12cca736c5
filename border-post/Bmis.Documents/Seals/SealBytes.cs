using System.Globalization;

namespace Bmis.Documents.Seals;

/// <summary>Takes a binary seal apart from its first byte on; the first fault ends the reading.</summary>
internal sealed class SealBytes(ReadOnlyMemory<byte> bytes)
{
    private const int DateBytes = 3;

    internal int Place { get; private set; }

    internal SealFault Fault { get; private set; }

    internal bool IsAtEnd => Place == bytes.Length;

    internal ReadOnlyMemory<byte> Read => bytes[..Place];

    internal ReadOnlyMemory<byte> Rest => bytes[Place..];

    internal ReadOnlyMemory<byte> Take(int count)
    {
        if (Fault != SealFault.None || count > bytes.Length - Place)
        {
            Fail(SealFault.Truncated);
            return ReadOnlyMemory<byte>.Empty;
        }

        var taken = bytes.Slice(Place, count);
        Place += count;
        return taken;
    }

    internal byte TakeByte() => Take(1).Span is [var one] ? one : (byte)0;

    internal string TakeC40(int count)
    {
        var place = Place;
        if (C40.TryRead(Take(count).Span, out var text))
            return text;
        Place = place;
        Fail(SealFault.WrongValue);
        return "";
    }

    /// <summary>
    /// A length. One byte is the rule of the standard; issuers that follow the encoding rules of ASN.1 write large ones
    /// behind 81 or 82.
    /// </summary>
    internal int TakeLength()
    {
        var first = TakeByte();
        var rest = Rest.Span;
        if (first == 0x81 && rest.Length > 0 && rest[0] >= 0x80)
            return TakeByte();
        if (first == 0x82 && rest.Length > 1 && rest[0] is > 0 and < SealLimits.MostBytes >> 8)
            return (TakeByte() << 8) | TakeByte();
        return first;
    }

    /// <summary>A date as the number MMddyyyy in three bytes; null when it is left open by zero or ones.</summary>
    internal DateOnly? TakeDate()
    {
        var place = Place;
        if (Take(DateBytes).Span is not [var high, var middle, var low])
            return null;
        var number = (high << 16) | (middle << 8) | low;
        if (number is 0 or 0xFFFFFF)
            return null;
        var text = number.ToString("D8", CultureInfo.InvariantCulture);
        if (DateOnly.TryParseExact(text, "MMddyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Place = place;
        Fail(SealFault.WrongValue);
        return null;
    }

    internal void Fail(SealFault fault)
    {
        if (Fault == SealFault.None)
            Fault = fault;
    }
}
