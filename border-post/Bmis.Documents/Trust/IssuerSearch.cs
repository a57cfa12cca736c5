using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>
/// Finds who signed a certificate or a list among authorities. Those whose key identifier is named come first, then
/// those of the name: authorities write wrong identifiers, and names change. A signature decides.
/// </summary>
internal static class IssuerSearch
{
    /// <summary>Searches.</summary>
    /// <param name="index">The authorities.</param>
    /// <param name="name">The issuer's name.</param>
    /// <param name="key">The issuer's key identifier; empty when there is none.</param>
    /// <param name="certificate">The certificate of one of them.</param>
    /// <param name="verify">Whether one of them signed.</param>
    internal static IssuerFinding<T> Find<T>(
        CertificateIndex<T> index,
        DistinguishedName name,
        ReadOnlyMemory<byte> key,
        Func<T, Certificate> certificate,
        Func<Certificate, SignatureFault> verify)
        where T : class
    {
        var byKey = index.ByKey(key);
        var worst = SignatureFault.None;
        foreach (var one in byKey.Concat(index.ByName(name)).Distinct().Take(TrustLimits.Candidates))
        {
            var fault = verify(certificate(one));
            if (fault == SignatureFault.None)
                return new(one, fault);
            if (IsNamed(certificate(one), key) && (worst is SignatureFault.None or SignatureFault.Wrong))
                worst = fault == SignatureFault.KeyDoesNotFit ? SignatureFault.Wrong : fault;
        }

        return new(null, worst);
    }

    // An older or newer key under the same name that did not sign tells nothing.
    private static bool IsNamed(Certificate candidate, ReadOnlyMemory<byte> key)
    {
        var own = candidate.Extensions.SubjectKeyIdentifier;
        return key.IsEmpty || own.IsEmpty || own.Span.SequenceEqual(key.Span);
    }
}
