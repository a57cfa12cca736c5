using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Cms;

/// <summary>Signatures that authorities make.</summary>
internal static class CertificateSignature
{
    /// <summary>Verifies a signature by the key of a certificate.</summary>
    /// <param name="signer">Whose key.</param>
    /// <param name="identifier">The AlgorithmIdentifier.</param>
    /// <param name="message">What is signed, as it was read.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="digest">The hash function named beside the algorithm.</param>
    internal static SignatureFault Verify(
        Certificate signer,
        ReadOnlyMemory<byte> identifier,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        DigestAlgorithm? digest = null)
    {
        if (SignatureAlgorithm.Read(identifier, digest, out var algorithm) is not SignatureFault.None and var fault)
            return fault;
        return signer.KeyFault == KeyFault.None
            ? algorithm!.Verify(signer.Key!, message.Span, signature.Span)
            : SignatureFault.KeyUnusable;
    }
}
