using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC;

namespace Bmis.Documents.PublicKeys;

/// <summary>Reads ECPoint and ECParameters (RFC 5480, 2; BSI TR-03111, 5.1).</summary>
internal static class EllipticKeyReader
{
    private const byte Uncompressed = 4;

    internal static KeyFault Read(AsnReader algorithm, byte[] content, out AsymmetricKeyParameter? key)
    {
        key = null;
        if (ReadDomain(algorithm, out var domain) is not KeyFault.None and var fault)
            return fault;
        if (ReadPoint(domain!.Curve, content) is not { } point)
            return ReadMislabelled(domain, content, out key);
        key = new ECPublicKeyParameters(point, domain);
        return KeyFault.None;
    }

    // A point written whole is on one curve only, or on none.
    private static KeyFault ReadMislabelled(ECDomainParameters named, byte[] content, out AsymmetricKeyParameter? key)
    {
        key = null;
        if (content.Length == 0 || content[0] != Uncompressed)
            return KeyFault.NotOnCurve;
        foreach (var other in KnownCurves.OfSize(named.Curve.FieldSize))
            if (ReadPoint(other.Curve, content) is { } point)
                key ??= new ECPublicKeyParameters(point, other);
        return key is null ? KeyFault.NotOnCurve : KeyFault.OnAnotherCurve;
    }

    /// <summary>Reads ECParameters: a name, or the numbers themselves.</summary>
    internal static KeyFault ReadDomain(AsnReader algorithm, out ECDomainParameters? domain)
    {
        domain = null;
        var tag = algorithm.HasData ? algorithm.PeekTag() : Asn1Tag.Null;
        if (tag == Asn1Tag.Sequence)
            return ExplicitCurveReader.Read(algorithm.ReadSequence(), out domain);
        if (tag != Asn1Tag.ObjectIdentifier)
            return KeyFault.UnsupportedCurve;
        domain = KnownCurves.Find(algorithm.ReadObjectIdentifier());
        return domain is null ? KeyFault.UnsupportedCurve : KeyFault.None;
    }

    /// <summary>A point of the curve's group other than infinity, compressed or not; else null.</summary>
    internal static ECPoint? ReadPoint(ECCurve curve, byte[] content)
    {
        try
        {
            var point = content.Length == 0 ? curve.Infinity : curve.DecodePoint(content);
            return point.IsInfinity || !point.IsValid() ? null : point;
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException or FormatException)
        {
            return null;
        }
    }
}
