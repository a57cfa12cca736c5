using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>
/// Reads keys of Diffie-Hellman: DomainParameters of X9.42 (RFC 3279, 2.3.3) and DHParameter of PKCS#3. Chips write
/// either under either object identifier, so the third number tells them apart: the order of a subgroup is never as
/// small as the length of a private key.
/// </summary>
internal static class DiffieHellmanKeyReader
{
    private const int LengthBits = 31;

    internal static KeyFault Read(AsnReader algorithm, byte[] content, out AsymmetricKeyParameter? key)
    {
        key = null;
        var numbers = algorithm.ReadSequence();
        var (p, g) = (numbers.ReadUnsigned(), numbers.ReadUnsigned());
        var third = numbers.HasData ? numbers.ReadUnsigned() : BigInteger.Zero;
        var point = new AsnReader(content, AsnEncodingRules.BER);
        var y = point.ReadUnsigned();
        point.ThrowIfNotEmpty();
        var q = third.BitLength > LengthBits ? third : null;
        if (!p.IsWithin(KeyLimits.LeastGroup, KeyLimits.MostGroup) || IsTooLong(q, p))
            return KeyFault.SizeNotAllowed;
        if (!p.TestBit(0) || !IsInside(g, p) || !IsInside(y, p))
            return KeyFault.UnsoundParameters;
        key = new DHPublicKeyParameters(y, new DHParameters(p, g, q));
        return KeyFault.None;
    }

    // Whether a number is in the subgroup costs an exponentiation by q, except where p is a safe prime.
    private static bool IsTooLong(BigInteger? q, BigInteger p) =>
        q is not null && q.BitLength > KeyLimits.MostSubgroup && !q.Equals(p.ShiftRight(1));

    private static bool IsInside(BigInteger number, BigInteger p) =>
        number.BitLength > 1 && number.CompareTo(p.Subtract(BigInteger.One)) < 0;
}
