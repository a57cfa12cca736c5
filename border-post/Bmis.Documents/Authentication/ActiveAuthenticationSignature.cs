using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Authentication;

/// <summary>Verifies the chip's signature over the nonce (Doc 9303-11, 6.1.2).</summary>
internal static class ActiveAuthenticationSignature
{
    // From the longest to the shortest.
    private static readonly DigestAlgorithm[] Digests =
    [
        DigestAlgorithm.Sha512, DigestAlgorithm.Sha384, DigestAlgorithm.Sha256, DigestAlgorithm.Sha224,
        DigestAlgorithm.Sha1,
    ];

    /// <summary>Verifies a signature.</summary>
    /// <param name="key">The key of DG15.</param>
    /// <param name="algorithm">Object identifier of the signature algorithm in DG14; null when it says none.</param>
    /// <param name="nonce">What was to be signed.</param>
    /// <param name="signature">The chip's answer.</param>
    /// <param name="digest">The hash function that was used; null when it was not found.</param>
    internal static ActiveAuthenticationFault Verify(
        AsymmetricKeyParameter key,
        string? algorithm,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> signature,
        out DigestAlgorithm? digest)
    {
        digest = null;
        return key switch
        {
            RsaKeyParameters rsa => VerifyRsa(rsa, nonce, signature, out digest),
            ECPublicKeyParameters ec => VerifyEcdsa(ec, algorithm, nonce, signature, out digest),
            _ => ActiveAuthenticationFault.KeyNotSupported,
        };
    }

    /// <summary>Bytes of a signature by this key as the standard writes it; 0 for other kinds of key.</summary>
    internal static int LengthOf(AsymmetricKeyParameter key) => key switch
    {
        RsaKeyParameters rsa => Bytes(rsa.Modulus),
        ECPublicKeyParameters ec => 2 * Bytes(ec.Parameters.N),
        _ => 0,
    };

    private static ActiveAuthenticationFault VerifyRsa(
        RsaKeyParameters key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> signature, out DigestAlgorithm? digest)
    {
        digest = null;
        var length = Bytes(key.Modulus);
        if (signature.Length != length)
            return ActiveAuthenticationFault.WrongLength;
        var number = new BigInteger(1, signature);
        if (number.CompareTo(key.Modulus) >= 0)
            return ActiveAuthenticationFault.NoBlock;
        var recovered = number.ModPow(key.Exponent, key.Modulus);

        // A signer may give the smaller one of two numbers; the block's last four bits show which it is.
        if ((recovered.IntValue & 0xF) != (ActiveAuthenticationBlock.ShortTrailer & 0xF))
            recovered = key.Modulus.Subtract(recovered);
        return ActiveAuthenticationBlock.Check(WithLength(recovered, length), nonce, out digest);
    }

    private static ActiveAuthenticationFault VerifyEcdsa(
        ECPublicKeyParameters key,
        string? algorithm,
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> signature,
        out DigestAlgorithm? digest)
    {
        digest = null;
        var named = algorithm is null ? null : SignatureOids.Find(algorithm);
        if (algorithm is not null && named?.Scheme != SignatureScheme.Ecdsa)
            return ActiveAuthenticationFault.AlgorithmNotSupported;
        var candidates = named?.Digest is { } known ? [known] : ByKey(key.Parameters.N.BitLength);
        foreach (var candidate in candidates)
        {
            digest = candidate;
            var scheme = new SignatureAlgorithm(SignatureScheme.Ecdsa, candidate);
            if (scheme.Verify(key, nonce, signature) == SignatureFault.None)
                return ActiveAuthenticationFault.None;
        }

        digest = null;
        return ActiveAuthenticationFault.WrongSignature;
    }

    // Where DG14 does not say, the hash function is the longest that the key holds whole, or another one: trying them
    // all gives a forger nothing, because the nonce is not his.
    private static IEnumerable<DigestAlgorithm> ByKey(int bits) =>
        Digests.OrderBy(digest => 8 * digest.Bytes > bits);

    private static byte[] WithLength(BigInteger number, int length)
    {
        var bytes = number.ToByteArrayUnsigned();
        var whole = new byte[length];
        bytes.CopyTo(whole, length - bytes.Length);
        return whole;
    }

    private static int Bytes(BigInteger number) => (number.BitLength + 7) / 8;
}
