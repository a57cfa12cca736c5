using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>What signer and authority must say of themselves (Doc 9303-12, 7.1).</summary>
internal static class Constraints
{
    /// <summary>Looks at a document signer, and at its authority where it is known.</summary>
    internal static ConstraintFaults Of(Certificate signer, Certificate? authority)
    {
        var faults = OfSigner(signer.Extensions);
        if (authority is null)
            return faults;
        faults |= OfAuthority(authority.Extensions);
        var isOneCountry = signer.Country == authority.Country && IsSame(signer.Issuer.Country, authority.Country);
        return isOneCountry ? faults : faults | ConstraintFaults.CountriesDiffer;
    }

    // Certificates of the first years say nothing about their use.
    private static ConstraintFaults OfSigner(CertificateExtensions own)
    {
        var faults = IsMalformed(own) ? ConstraintFaults.Malformed : ConstraintFaults.None;
        if (own.IsAuthority == true)
            faults |= ConstraintFaults.SignerIsAuthority;
        if (own.KeyUsage is { } usage && !usage.HasFlag(CertificateKeyUsage.DigitalSignature))
            faults |= ConstraintFaults.SignerMayNotSign;
        if (own.UnknownCritical.Count > 0)
            faults |= ConstraintFaults.SignerHasUnknownCritical;
        return faults;
    }

    /// <summary>Looks at an authority; several leave out of a link certificate that it is one.</summary>
    internal static ConstraintFaults OfAuthority(CertificateExtensions own)
    {
        var faults = IsMalformed(own) ? ConstraintFaults.Malformed : ConstraintFaults.None;
        if (!(own.IsAuthority ?? own.KeyUsage?.HasFlag(CertificateKeyUsage.CertificateSign) ?? false))
            faults |= ConstraintFaults.AnchorIsNoAuthority;
        if (own.KeyUsage is { } usage && !usage.HasFlag(CertificateKeyUsage.CertificateSign))
            faults |= ConstraintFaults.AnchorMayNotSign;
        return faults;
    }

    // Names are written in many ways, but no State takes another's for its own.
    private static bool IsSame(string named, string country) =>
        named.Length == 0 || country.Length == 0 || named == country;

    private static bool IsMalformed(CertificateExtensions own) =>
        own.Malformed.Contains(ExtensionReader.BasicConstraints) || own.Malformed.Contains(ExtensionReader.KeyUsage);
}
