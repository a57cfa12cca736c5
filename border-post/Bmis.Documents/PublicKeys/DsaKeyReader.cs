using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>
/// Reads keys of DSA with their domain (RFC 3279, 2.3.2). A domain that is left to the certificate of the issuer is not
/// looked for.
/// </summary>
internal static class DsaKeyReader
{
    internal static KeyFault Read(AsnReader algorithm, byte[] content, out AsymmetricKeyParameter? key)
    {
        key = null;
        if (!algorithm.HasData)
            return KeyFault.UnsoundParameters;
        var numbers = algorithm.ReadSequence();
        var (p, q, g) = (numbers.ReadUnsigned(), numbers.ReadUnsigned(), numbers.ReadUnsigned());
        numbers.ThrowIfNotEmpty();
        algorithm.ThrowIfNotEmpty();
        var point = new AsnReader(content, AsnEncodingRules.BER);
        var y = point.ReadUnsigned();
        point.ThrowIfNotEmpty();
        if (!p.IsWithin(KeyLimits.LeastDsaPrime, KeyLimits.MostDsaPrime)
            || !q.IsWithin(KeyLimits.LeastDsaOrder, KeyLimits.MostDsaOrder))
            return KeyFault.SizeNotAllowed;
        if (!p.TestBit(0) || !q.TestBit(0) || !p.Subtract(BigInteger.One).Mod(q).Equals(BigInteger.Zero)
            || !IsInSubgroup(g, p, q) || !IsInSubgroup(y, p, q))
            return KeyFault.UnsoundParameters;
        key = new DsaPublicKeyParameters(y, new DsaParameters(p, q, g));
        return KeyFault.None;
    }

    private static bool IsInSubgroup(BigInteger number, BigInteger p, BigInteger q) =>
        number.BitLength > 1 && number.CompareTo(p) < 0 && number.ModPow(q, p).Equals(BigInteger.One);
}
