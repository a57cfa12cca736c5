using System.Formats.Asn1;

namespace Bmis.Documents.Cms;

/// <summary>Reads parts of certificates and signed data.</summary>
internal static class AsnParts
{
    /// <summary>A reader of bytes that hold one object and nothing behind it.</summary>
    internal static AsnReader ReadOnly(this ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER);
        var sequence = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        return sequence;
    }

    /// <summary>The tag of a field that is numbered within its structure.</summary>
    internal static Asn1Tag Field(int number, bool isConstructed = true) =>
        new(TagClass.ContextSpecific, number, isConstructed);

    internal static bool IsNext(this AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag() == tag;

    /// <summary>The octets of a string: a part of what was read where it is whole, else its segments joined.</summary>
    internal static ReadOnlyMemory<byte> ReadOctets(this AsnReader reader, Asn1Tag? tag = null) =>
        reader.TryReadPrimitiveOctetString(out var octets, tag) ? octets : reader.ReadOctetString(tag);

    /// <summary>The octets of a string of whole bytes.</summary>
    internal static ReadOnlyMemory<byte> ReadBits(this AsnReader reader)
    {
        if (!reader.TryReadPrimitiveBitString(out var unused, out var bits))
            bits = reader.ReadBitString(out unused);
        return unused == 0 ? bits : throw new AsnContentException();
    }

    /// <summary>The bytes of a whole INTEGER, its leading zero included.</summary>
    internal static ReadOnlyMemory<byte> ReadSerial(this AsnReader reader)
    {
        if (reader.PeekTag() != Asn1Tag.Integer || reader.PeekContentBytes() is not { Length: > 0 } content
            || content.Length > CmsLimits.SerialNumberBytes)
            throw new AsnContentException();
        reader.ReadEncodedValue();
        return content;
    }

    /// <summary>Every object that is left, whole; null when there are more than that.</summary>
    internal static List<ReadOnlyMemory<byte>>? ReadAll(this AsnReader reader, int most)
    {
        var all = new List<ReadOnlyMemory<byte>>();
        while (reader.HasData)
        {
            if (all.Count == most)
                return null;
            all.Add(reader.ReadEncodedValue());
        }

        return all;
    }

    /// <summary>A Time (RFC 5280, 4.1.2.5): UTCTime or GeneralizedTime.</summary>
    internal static DateTimeOffset ReadTime(this AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
