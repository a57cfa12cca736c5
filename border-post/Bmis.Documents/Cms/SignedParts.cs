using System.Formats.Asn1;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Cms;

/// <summary>What certificates and revocation lists are made of: contents and the signature over them (RFC 5280, 4.1.1).
/// </summary>
/// <param name="ToBeSigned">The contents.</param>
/// <param name="Algorithm">How they were signed; the contents repeat it.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignedParts(
    ReadOnlyMemory<byte> ToBeSigned, ReadOnlyMemory<byte> Algorithm, ReadOnlyMemory<byte> Signature)
{
    internal static readonly SignedParts Empty = new(default, default, default);

    /// <summary>Reads them; nothing may follow.</summary>
    /// <exception cref="AsnContentException">The bytes have not that form.</exception>
    internal static SignedParts Read(ReadOnlyMemory<byte> bytes)
    {
        var outer = bytes.ReadOnly();
        var parts = new SignedParts(outer.ReadEncodedValue(), outer.ReadEncodedValue(), outer.ReadBits());
        outer.ThrowIfNotEmpty();
        return parts;
    }

    /// <summary>Whether the contents name the same algorithm.</summary>
    internal bool IsRepeated(ReadOnlyMemory<byte> algorithm) => Algorithm.Span.SequenceEqual(algorithm.Span);

    /// <summary>Whether the contents were signed by the key of a certificate.</summary>
    internal SignatureFault VerifiedBy(Certificate issuer) =>
        CertificateSignature.Verify(issuer, Algorithm, ToBeSigned, Signature);
}
