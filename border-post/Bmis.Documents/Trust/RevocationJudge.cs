using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>Decides which revocation lists count: those that a trusted authority signed.</summary>
internal static class RevocationJudge
{
    internal static List<RevocationList> Judge(
        IReadOnlyList<(RevocationList List, string Source)> lists,
        IReadOnlyCollection<TrustAnchor> anchors,
        List<TrustRejected> rejected)
    {
        var index = new CertificateIndex<TrustAnchor>(anchors, anchor => anchor.Certificate);
        var reasons = lists.AsParallel().AsOrdered().Select(one => ReasonAgainst(one.List, index)).ToList();
        var taken = new List<RevocationList>();
        foreach (var ((list, source), reason) in lists.Zip(reasons))
            if (reason is { } why)
                rejected.Add(new(source, why, list.Issuer.ToString()));
            else
                taken.Add(list);
        return taken;
    }

    private static TrustRejection? ReasonAgainst(RevocationList list, CertificateIndex<TrustAnchor> index)
    {
        var found = IssuerSearch.Find(
            index, list.Issuer, list.AuthorityKeyIdentifier, anchor => anchor.Certificate, list.VerifiedBy);
        return found switch
        {
            { Issuer: not null } => null,
            { IsMissing: true } => TrustRejection.IssuerMissing,
            { Fault: SignatureFault.Wrong } => TrustRejection.SignatureWrong,
            _ => TrustRejection.AlgorithmNotSupported,
        };
    }
}
