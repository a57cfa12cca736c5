namespace Bmis.Documents.Seals;

/// <summary>Whose certificate a seal names, or brings.</summary>
/// <param name="Country">The issuing State or organisation as written in the seal, such as UTO or D.</param>
/// <param name="Identifier">The signer: two letters of its country and two more; empty for seals in JSON.</param>
/// <param name="CertificateReference">Which of the signer's certificates; empty for seals in JSON.</param>
/// <param name="Certificate">
/// The certificate itself, encoded, which seals in JSON bring. It is the seal's own word: whoever looks the key up must
/// find it signed by an authority that he trusts.
/// </param>
public sealed record SealSigner(
    string Country, string Identifier, string CertificateReference, ReadOnlyMemory<byte> Certificate)
{
    /// <inheritdoc/>
    public override string ToString() => $"[seal signer {Country}{Identifier} {CertificateReference}]";
}
