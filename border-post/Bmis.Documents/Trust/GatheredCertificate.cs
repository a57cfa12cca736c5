using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>A certificate and where it was found.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Source">The name of the file.</param>
/// <param name="IsListed">Whether a master list has it, which has authorities only.</param>
internal sealed record GatheredCertificate(Certificate Certificate, string Source, bool IsListed)
{
    /// <summary>Whether it is an authority's, as far as it says so itself.</summary>
    internal bool IsAuthority => IsListed
        || (Certificate.Extensions.IsAuthority ?? Certificate.IsSelfIssued)
        || Certificate.Extensions.KeyUsage?.HasFlag(CertificateKeyUsage.CertificateSign) == true;
}
