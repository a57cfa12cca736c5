using System.Formats.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.PublicKeys;

/// <summary>A curve spelt out, with every number free to be wrong.</summary>
internal sealed record ExplicitCurve(
    BigInteger Prime, BigInteger A, BigInteger B, byte[] Base, BigInteger Order, BigInteger? Cofactor, byte[]? Seed)
{
    internal static ExplicitCurve Of(ECDomainParameters domain, bool isCompressed = false) => new(
        domain.Curve.Field.Characteristic,
        domain.Curve.A.ToBigInteger(),
        domain.Curve.B.ToBigInteger(),
        domain.G.GetEncoded(isCompressed),
        domain.N,
        domain.H,
        null);

    internal void Write(AsnWriter writer)
    {
        using var curve = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.10045.1.1");
            TestKeys.Write(writer, Prime);
        }

        using (writer.PushSequence())
        {
            writer.WriteOctetString(Element(A));
            writer.WriteOctetString(Element(B));
            if (Seed is not null)
                writer.WriteBitString(Seed);
        }

        writer.WriteOctetString(Base);
        TestKeys.Write(writer, Order);
        if (Cofactor is not null)
            TestKeys.Write(writer, Cofactor);
    }

    private byte[] Element(BigInteger number)
    {
        var element = new byte[(Prime.BitLength + 7) / 8];
        var bytes = number.ToByteArrayUnsigned();
        bytes.CopyTo(element, Math.Max(0, element.Length - bytes.Length));
        return element;
    }
}
