using System.Formats.Asn1;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.PublicKeys;

/// <summary>Writes keys in every form that issuers write them.</summary>
internal static class TestKeys
{
    internal static byte[] Info(Action<AsnWriter> algorithm, byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                algorithm(writer);
            writer.WriteBitString(content);
        }

        return writer.Encode();
    }

    internal static byte[] Numbers(params BigInteger[] numbers)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
            foreach (var number in numbers)
                Write(writer, number);
        return writer.Encode();
    }

    internal static byte[] Rsa(BigInteger modulus, BigInteger exponent) =>
        Info(writer => writer.WriteObjectIdentifier("1.2.840.113549.1.1.1"), Numbers(modulus, exponent));

    internal static byte[] Named(string curve, byte[] point) => Info(
        writer =>
        {
            writer.WriteObjectIdentifier("1.2.840.10045.2.1");
            writer.WriteObjectIdentifier(ECNamedCurveTable.GetOid(curve).Id);
        },
        point);

    internal static byte[] Explicit(ExplicitCurve curve, byte[] point) => Info(
        writer =>
        {
            writer.WriteObjectIdentifier("1.2.840.10045.2.1");
            curve.Write(writer);
        },
        point);

    internal static byte[] DiffieHellman(string oid, BigInteger[] domain, BigInteger y) => Info(
        writer =>
        {
            writer.WriteObjectIdentifier(oid);
            writer.WriteEncodedValue(Numbers(domain));
        },
        WithWriter(writer => Write(writer, y)));

    internal static ECDomainParameters Curve(string name) => new(ECNamedCurveTable.GetByName(name));

    internal static byte[] WithWriter(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    internal static void Write(AsnWriter writer, BigInteger number) =>
        writer.WriteInteger(new System.Numerics.BigInteger(number.ToByteArray(), isBigEndian: true));
}
