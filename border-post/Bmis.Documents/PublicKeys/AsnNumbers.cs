using System.Formats.Asn1;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>Numbers as keys and signatures have them.</summary>
internal static class AsnNumbers
{
    /// <summary>
    /// Reads an INTEGER as a number without sign. Issuers that forgot the leading zero or wrote one too many mean the
    /// same number, and no number of a key or signature is negative.
    /// </summary>
    internal static BigInteger ReadUnsigned(this AsnReader reader)
    {
        if (reader.PeekTag() != Asn1Tag.Integer)
            throw new AsnContentException();
        var content = reader.PeekContentBytes();
        reader.ReadEncodedValue();
        return new BigInteger(1, content.Span);
    }

    /// <summary>Reads a BIT STRING of whole bytes.</summary>
    internal static byte[] ReadWholeBits(this AsnReader reader)
    {
        var bytes = reader.ReadBitString(out var unused);
        return unused == 0 ? bytes : throw new AsnContentException();
    }

    /// <summary>Reads the parameters of an algorithm that has none: NULL, or nothing.</summary>
    internal static void ReadNoParameters(this AsnReader reader)
    {
        if (reader.HasData)
            reader.ReadNull();
        reader.ThrowIfNotEmpty();
    }

    internal static bool IsWithin(this BigInteger number, int least, int most) =>
        number.BitLength >= least && number.BitLength <= most;
}
