using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>Reads RSAPublicKey (RFC 8017, A.1.1).</summary>
internal static class RsaKeyReader
{
    internal static KeyFault Read(ReadOnlyMemory<byte> content, out AsymmetricKeyParameter? key)
    {
        key = null;
        var outer = new AsnReader(content, AsnEncodingRules.BER);
        var numbers = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var (modulus, exponent) = (numbers.ReadUnsigned(), numbers.ReadUnsigned());
        numbers.ThrowIfNotEmpty();
        return Of(modulus, exponent, out key);
    }

    /// <summary>The key of two numbers.</summary>
    internal static KeyFault Of(BigInteger modulus, BigInteger exponent, out AsymmetricKeyParameter? key)
    {
        key = null;
        if (!modulus.IsWithin(KeyLimits.LeastModulus, KeyLimits.MostModulus)
            || !exponent.IsWithin(2, KeyLimits.MostExponent))
            return KeyFault.SizeNotAllowed;
        if (!modulus.TestBit(0) || !exponent.TestBit(0))
            return KeyFault.UnsoundParameters;
        key = Create(isPrivate: false, modulus, exponent, isInternal: true);
        return KeyFault.None;
    }

    // The public constructor proves that the modulus is composite, which takes 0.2 s for 4,096 bits: a list of
    // certificates would take minutes. Who issues a prime modulus harms only himself.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern RsaKeyParameters Create(
        bool isPrivate, BigInteger modulus, BigInteger exponent, bool isInternal);
}
