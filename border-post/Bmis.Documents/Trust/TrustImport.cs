using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>
/// Builds a trust store from files. Nothing is dropped in silence: what is not taken stands in the report with its
/// reason, and what is only odd, such as an expired authority, is taken and counted.
/// </summary>
public static class TrustImport
{
    /// <summary>Builds a store.</summary>
    /// <param name="sources">The files, in any order.</param>
    /// <param name="at">The moment by which expired certificates are counted.</param>
    /// <param name="policy">What the country demands.</param>
    public static TrustImportResult Build(IEnumerable<TrustSource> sources, DateTimeOffset at, TrustPolicy policy)
    {
        var gathered = TrustGathering.From(sources);
        var rejected = gathered.Rejected;
        var lists = MasterListJudge.Judge(gathered.MasterLists, gathered.Loose, policy);
        rejected.AddRange(lists.Where(list => !list.IsTaken).Select(NotTrusted));
        var listed = lists.Where(list => list.IsTaken).SelectMany(list => list.Certificates);
        var (distinct, duplicates) = Distinct([.. listed, .. gathered.Loose]);
        var anchors = AnchorJudge.Judge(distinct, rejected);
        var revocations = RevocationJudge.Judge(gathered.RevocationLists, anchors, rejected);
        var defects = DefectListJudge.Judge(gathered.DefectLists, anchors, rejected);
        List<Certificate> signers = [.. distinct.Where(one => !one.IsAuthority).Select(one => one.Certificate)];
        return new(new TrustStore(anchors, signers, revocations, defects), new()
        {
            Sources = gathered.Sources,
            MasterLists = [.. lists.Select(list => list.ToReport())],
            AnchorsByCountry = CountBy(anchors, anchor => anchor.Certificate.Country),
            AnchorsByKind = CountBy(anchors, anchor => anchor.Kind),
            ExpiredAnchors = anchors.Count(anchor => anchor.Certificate.NotAfter < at),
            DocumentSigners = signers.Count,
            RevocationLists = revocations.Count,
            DefectLists = defects.Count,
            Duplicates = duplicates,
            Rejected = rejected,
        });
    }

    private static (List<GatheredCertificate> Distinct, int Duplicates) Distinct(List<GatheredCertificate> all)
    {
        var distinct = all.DistinctBy(one => one.Certificate.Fingerprint).ToList();
        return (distinct, all.Count - distinct.Count);
    }

    private static TrustRejected NotTrusted(JudgedMasterList list) =>
        list.Trust == MasterListTrust.Malformed
            ? new(list.Source, TrustRejection.MalformedList)
            : new(list.Source, TrustRejection.ListNotTrusted, list.SignerName, list.Certificates.Count);

    private static Dictionary<TKey, int> CountBy<TKey>(List<TrustAnchor> anchors, Func<TrustAnchor, TKey> key)
        where TKey : notnull => anchors.GroupBy(key).ToDictionary(group => group.Key, group => group.Count());
}
