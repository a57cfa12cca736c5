using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>
/// Decides which master lists are to be believed. A list that is believed makes others so: their signers may descend
/// from an authority in it.
/// </summary>
internal sealed class MasterListJudge
{
    private const string MasterListSigning = "2.23.136.1.1.3";

    private readonly List<Certificate> _known;
    private CertificateIndex<Certificate> _index = null!;
    private HashSet<string> _keys = null!;

    private MasterListJudge(IEnumerable<Certificate> known)
    {
        _known = [.. known];
        Learn([]);
    }

    /// <summary>Judges every list.</summary>
    internal static IReadOnlyList<JudgedMasterList> Judge(
        IReadOnlyList<JudgedMasterList> lists, IEnumerable<GatheredCertificate> loose, TrustPolicy policy)
    {
        var authorities = loose.Where(one => one.IsAuthority).Select(one => one.Certificate);
        var judge = new MasterListJudge(authorities);
        foreach (var list in lists.Where(list => list.Signature is not null))
            list.Trust = OwnTrust(list);
        judge.TakeAnchored(lists);
        if (!policy.DemandsKnownListSigner)
        {
            foreach (var list in lists.Where(list => list.Trust == MasterListTrust.SelfContained))
                judge.Take(list);
            judge.TakeAnchored(lists);
        }

        return lists;
    }

    // What can be said of a list without knowing anybody.
    private static MasterListTrust OwnTrust(JudgedMasterList list)
    {
        if (list.Signature!.Signer is not { } signer)
            return MasterListTrust.NoAnchor;
        if (list.Signature.Fault != ContentFault.None)
            return MasterListTrust.SignatureWrong;
        var own = signer.Extensions;
        if (own.IsAuthority != true && !own.ExtendedKeyUsage.Contains(MasterListSigning))
            return MasterListTrust.SignerNotEntitled;
        var found = FindIssuer(new(Authorities(list), one => one), signer);
        return found.Issuer is not null ? MasterListTrust.SelfContained
            : found.IsMissing ? MasterListTrust.NoAnchor
            : MasterListTrust.SignatureWrong;
    }

    private void TakeAnchored(IReadOnlyList<JudgedMasterList> lists)
    {
        while (lists.FirstOrDefault(IsNewlyAnchored) is { } list)
        {
            list.Trust = MasterListTrust.Anchored;
            Take(list);
        }
    }

    private bool IsNewlyAnchored(JudgedMasterList list) =>
        !list.IsTaken
        && list.Trust is MasterListTrust.SelfContained or MasterListTrust.NoAnchor
        && list.Signature!.Signer is { } signer
        && Descends(signer, Authorities(list));

    private void Take(JudgedMasterList list)
    {
        list.IsTaken = true;
        Learn(Authorities(list));
    }

    private void Learn(IEnumerable<Certificate> authorities)
    {
        _known.AddRange(authorities);
        _index = new(_known, one => one);
        _keys = [.. _known.Select(KeyOf)];
    }

    // From the signer upwards, through authorities of the list whose key was signed by the one before.
    private bool Descends(Certificate signer, List<Certificate> listed)
    {
        var index = new CertificateIndex<Certificate>(listed, one => one);
        var next = new List<Certificate> { signer };
        var seen = new HashSet<string>();
        for (var generation = 0; generation < TrustLimits.Generations && next.Count > 0; generation++)
        {
            if (next.Exists(one => _keys.Contains(KeyOf(one)) || FindIssuer(_index, one).Issuer is not null))
                return true;
            var issuers = next.Select(one => FindIssuer(index, one).Issuer).OfType<Certificate>();
            var keys = issuers.Select(KeyOf).Where(seen.Add).ToHashSet();
            next = listed.FindAll(one => keys.Contains(KeyOf(one)));
        }

        return false;
    }

    // A list may hold what is no authority, but nothing descends from that.
    private static List<Certificate> Authorities(JudgedMasterList list) =>
    [
        .. list.Certificates.Select(one => one.Certificate)
            .Where(one => Constraints.OfAuthority(one.Extensions) == ConstraintFaults.None),
    ];

    private static IssuerFinding<Certificate> FindIssuer(
        CertificateIndex<Certificate> index, Certificate certificate) =>
        IssuerSearch.Find(
            index,
            certificate.Issuer,
            certificate.Extensions.AuthorityKeyIdentifier,
            one => one,
            certificate.VerifiedBy);

    private static string KeyOf(Certificate certificate) => Convert.ToHexString(certificate.PublicKeyInfo.Span);
}
