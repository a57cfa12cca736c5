using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>
/// Decides which defect lists count: those whose signer descends from a trusted authority and has a use of its own,
/// which no document signer has. A list that does not count is left out whole (BSI TR-03129-2, 7).
/// </summary>
internal static class DefectListJudge
{
    internal static List<DefectList> Judge(
        IReadOnlyList<(DefectList List, string Source)> lists,
        IReadOnlyCollection<TrustAnchor> anchors,
        List<TrustRejected> rejected)
    {
        var index = new CertificateIndex<TrustAnchor>(anchors, anchor => anchor.Certificate);
        var taken = new List<DefectList>();
        foreach (var (list, source) in lists)
        {
            var verdict = ContentSignature.Verify(list.Signed);
            if (ReasonAgainst(verdict, index) is { } reason)
                rejected.Add(new(source, reason, verdict.Signer?.Subject.ToString() ?? ""));
            else
                taken.Add(list);
        }

        return taken;
    }

    private static TrustRejection? ReasonAgainst(ContentVerdict verdict, CertificateIndex<TrustAnchor> index)
    {
        if (verdict.Signer is not { } signer)
            return TrustRejection.IssuerMissing;
        if (verdict.Fault != ContentFault.None)
            return TrustRejection.SignatureWrong;
        if (signer.Extensions.ExtendedKeyUsage.Count == 0)
            return TrustRejection.ListNotTrusted;
        var found = IssuerSearch.Find(
            index,
            signer.Issuer,
            signer.Extensions.AuthorityKeyIdentifier,
            anchor => anchor.Certificate,
            signer.VerifiedBy);
        return found switch
        {
            { Issuer: not null } => null,
            { IsMissing: true } => TrustRejection.IssuerMissing,
            { Fault: SignatureFault.Wrong } => TrustRejection.SignatureWrong,
            _ => TrustRejection.AlgorithmNotSupported,
        };
    }
}
