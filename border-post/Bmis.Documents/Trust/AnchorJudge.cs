using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>Decides which authorities are trusted: their signatures are verified, by their own key or another's.
/// </summary>
internal static class AnchorJudge
{
    /// <summary>Judges every authority among certificates that are there once.</summary>
    internal static List<TrustAnchor> Judge(IReadOnlyList<GatheredCertificate> distinct, List<TrustRejected> rejected)
    {
        var authorities = distinct.Where(one => one.IsAuthority).ToList();
        var index = new CertificateIndex<GatheredCertificate>(authorities, one => one.Certificate);
        var judged = authorities.AsParallel().AsOrdered().Select(one => Judge(one, index)).ToList();
        rejected.AddRange(judged.Select(one => one.Rejected).OfType<TrustRejected>());
        return [.. judged.Select(one => one.Anchor).OfType<TrustAnchor>()];
    }

    private static (TrustAnchor? Anchor, TrustRejected? Rejected) Judge(
        GatheredCertificate one, CertificateIndex<GatheredCertificate> index)
    {
        var own = one.Certificate;
        if (own.KeyFault != KeyFault.None)
            return Reject(one, TrustRejection.KeyUnusable);
        if (NamesItself(own) && own.VerifiedBy(own) == SignatureFault.None)
            return Accept(own, AnchorKind.SelfSigned);
        var found = IssuerSearch.Find(
            index,
            own.Issuer,
            own.Extensions.AuthorityKeyIdentifier,
            other => other.Certificate,
            own.VerifiedBy);
        if (found.Issuer is { } issuer)
            return Accept(own, HasSameKey(own, issuer.Certificate) ? AnchorKind.SelfSigned : AnchorKind.Link);
        return found.Fault switch
        {
            SignatureFault.None => Accept(own, AnchorKind.LinkWithoutPredecessor),
            SignatureFault.Wrong => Reject(one, TrustRejection.SignatureWrong),
            SignatureFault.KeyUnusable => Reject(one, TrustRejection.KeyUnusable),
            _ => Reject(one, TrustRejection.AlgorithmNotSupported),
        };
    }

    // Generations of an authority often have one name, so the key identifier tells more where there is one.
    private static bool NamesItself(Certificate own)
    {
        var issuer = own.Extensions.AuthorityKeyIdentifier;
        return own.IsSelfIssued
            && (issuer.IsEmpty || issuer.Span.SequenceEqual(own.Extensions.SubjectKeyIdentifier.Span));
    }

    private static bool HasSameKey(Certificate one, Certificate other) =>
        one.PublicKeyInfo.Span.SequenceEqual(other.PublicKeyInfo.Span);

    private static (TrustAnchor?, TrustRejected?) Accept(Certificate certificate, AnchorKind kind) =>
        (new(certificate, kind), null);

    private static (TrustAnchor?, TrustRejected?) Reject(GatheredCertificate one, TrustRejection reason) =>
        (null, new(one.Source, reason, one.Certificate.Subject.ToString()));
}
