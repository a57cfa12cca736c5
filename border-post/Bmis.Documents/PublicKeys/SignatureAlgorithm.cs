using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.PublicKeys;

/// <summary>How a signature was made: scheme, hash function and parameters.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Digest">The hash function of what is signed.</param>
/// <param name="Pss">The parameters, for that scheme.</param>
internal sealed record SignatureAlgorithm(SignatureScheme Scheme, DigestAlgorithm Digest, PssParameters? Pss = null)
{
    private const int MostBytes = 1024;

    /// <summary>Reads an AlgorithmIdentifier (RFC 5280, 4.1.1.2).</summary>
    /// <param name="identifier">The bytes; nothing may follow.</param>
    /// <param name="digest">The hash function named beside it, as a SignerInfo does: it counts where the algorithm says
    /// no more than rsaEncryption or id-ecPublicKey. Null when there is none.</param>
    /// <param name="algorithm">The algorithm; null after a fault.</param>
    internal static SignatureFault Read(
        ReadOnlyMemory<byte> identifier, DigestAlgorithm? digest, out SignatureAlgorithm? algorithm)
    {
        algorithm = null;
        if (identifier.Length > MostBytes)
            return SignatureFault.Malformed;
        try
        {
            var outer = new AsnReader(identifier, AsnEncodingRules.BER);
            var reader = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            return Read(reader, digest, out algorithm);
        }
        catch (AsnContentException)
        {
            return SignatureFault.Malformed;
        }
    }

    /// <summary>Verifies a signature over bytes. No key, bytes or signature make it throw.</summary>
    internal SignatureFault Verify(
        AsymmetricKeyParameter key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        VerifyHash(key, Digest.Hash(message), signature);

    /// <summary>Verifies a signature over a hash.</summary>
    internal SignatureFault VerifyHash(AsymmetricKeyParameter key, byte[] hash, ReadOnlySpan<byte> signature)
    {
        if (hash.Length != Digest.Bytes)
            return SignatureFault.Wrong;
        try
        {
            return (Scheme, key) switch
            {
                (SignatureScheme.RsaPkcs1, RsaKeyParameters rsa) =>
                    Verdict(RsaSignatures.VerifyPkcs1(rsa, Digest, hash, signature)),
                (SignatureScheme.RsaPss, RsaKeyParameters rsa) =>
                    Verdict(RsaSignatures.VerifyPss(rsa, Digest, Pss!, hash, signature)),
                (SignatureScheme.Ecdsa, ECPublicKeyParameters ec) =>
                    Verdict(EcdsaSignatures.Verify(ec, hash, signature)),
                (SignatureScheme.Dsa, DsaPublicKeyParameters dsa) =>
                    Verdict(DsaSignatures.Verify(dsa, hash, signature)),
                _ => SignatureFault.KeyDoesNotFit,
            };
        }
        catch (Exception e) when (e is CryptoException or ArgumentException or ArithmeticException
            or InvalidOperationException)
        {
            return SignatureFault.Wrong;
        }
    }

    private static SignatureFault Verdict(bool holds) => holds ? SignatureFault.None : SignatureFault.Wrong;

    private static SignatureFault Read(AsnReader reader, DigestAlgorithm? digest, out SignatureAlgorithm? algorithm)
    {
        var oid = reader.ReadObjectIdentifier();
        algorithm = null;
        if (oid == KeyOids.RsaPss)
            return PssParameters.Read(reader, out algorithm);
        if (SignatureOids.Find(oid) is not { } entry)
            return SignatureFault.UnknownAlgorithm;
        reader.ReadNoParameters();
        if ((entry.Digest ?? digest) is not { } hash)
            return SignatureFault.UnknownDigest;
        algorithm = new(entry.Scheme, hash);
        return SignatureFault.None;
    }
}
