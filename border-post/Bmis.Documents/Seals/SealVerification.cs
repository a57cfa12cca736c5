using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Seals;

/// <summary>
/// Verifies the signatures of seals offline (Doc 9303-13, 2.4). That nobody knows the signer is another answer than a
/// wrong signature. Thread-safe.
/// </summary>
public static class SealVerification
{
    /// <summary>Verifies a binary seal.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="lookup">Finds the signer's key.</param>
    public static SealVerdict Verify(DigitalSeal seal, SealKeyLookup lookup) =>
        Verify(lookup(seal.Header.Signer, seal.Header.DateOfSignature), seal.SignedBytes, seal.Signature, null);

    /// <summary>Verifies a seal in JSON.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="lookup">Finds the signer's key; the certificate in the seal must be trusted for it.</param>
    public static SealVerdict Verify(JsonSeal seal, SealKeyLookup lookup) =>
        DigestOf(seal.Algorithm) is { } digest
            ? Verify(lookup(seal.Signer, null), seal.SignedBytes, seal.Signature, digest)
            : new(DocumentCheckResult.NotSupported, SealReason.AlgorithmNotSupported);

    private static SealVerdict Verify(
        ReadOnlyMemory<byte>? trusted,
        ReadOnlyMemory<byte> signed,
        ReadOnlyMemory<byte> signature,
        DigestAlgorithm? digest)
    {
        if (trusted is not { } info)
            return new(DocumentCheckResult.Undetermined, SealReason.UnknownSigner);
        if (SubjectPublicKeyReader.Read(info, out var key) != KeyFault.None || key is not ECPublicKeyParameters ec)
            return new(DocumentCheckResult.Undetermined, SealReason.KeyUnreadable);
        var algorithm = new SignatureAlgorithm(SignatureScheme.Ecdsa, digest ?? DigestOf(ec));
        return algorithm.Verify(ec, signed.Span, signature.Span) == SignatureFault.None
            ? new(DocumentCheckResult.Successful, SealReason.None)
            : new(DocumentCheckResult.Failed, SealReason.WrongSignature);
    }

    // The hash function of a binary seal goes by the length of the key (Doc 9303-13, 2.4).
    private static DigestAlgorithm DigestOf(ECPublicKeyParameters key) => key.Parameters.N.BitLength switch
    {
        <= 224 => DigestAlgorithm.Sha224,
        <= 256 => DigestAlgorithm.Sha256,
        <= 384 => DigestAlgorithm.Sha384,
        _ => DigestAlgorithm.Sha512,
    };

    private static DigestAlgorithm? DigestOf(string algorithm) => algorithm switch
    {
        "ES256" => DigestAlgorithm.Sha256,
        "ES384" => DigestAlgorithm.Sha384,
        "ES512" => DigestAlgorithm.Sha512,
        _ => null,
    };
}
