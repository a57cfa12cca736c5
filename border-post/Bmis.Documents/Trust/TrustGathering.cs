using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>Takes the files apart into certificates, revocation lists and master lists.</summary>
internal sealed class TrustGathering
{
    private readonly List<(ReadOnlyMemory<byte> Bytes, string Source)> _certificates = [];
    private readonly List<(ReadOnlyMemory<byte> Bytes, string Source)> _revocationLists = [];
    private readonly List<(ReadOnlyMemory<byte> Bytes, string Source)> _masterLists = [];
    private readonly List<(ReadOnlyMemory<byte> Bytes, string Source)> _defectLists = [];

    private TrustGathering()
    {
    }

    /// <summary>What each file turned out to be.</summary>
    internal List<(string Name, TrustSourceKind Kind)> Sources { get; } = [];

    /// <summary>Certificates that are in no master list.</summary>
    internal List<GatheredCertificate> Loose { get; private set; } = [];

    internal List<(RevocationList List, string Source)> RevocationLists { get; } = [];

    internal List<(DefectList List, string Source)> DefectLists { get; } = [];

    internal List<JudgedMasterList> MasterLists { get; } = [];

    internal List<TrustRejected> Rejected { get; } = [];

    internal static TrustGathering From(IEnumerable<TrustSource> sources)
    {
        var gathering = new TrustGathering();
        foreach (var source in sources)
            gathering.Sources.Add((source.Name, gathering.Take(source)));
        gathering.Loose = gathering.ReadCertificates(gathering._certificates, isListed: false);
        foreach (var (bytes, source) in gathering._masterLists)
            gathering.ReadMasterList(bytes, source);
        foreach (var (bytes, source) in gathering._revocationLists)
            gathering.ReadRevocationList(bytes, source);
        foreach (var (bytes, source) in gathering._defectLists)
            gathering.ReadDefectList(bytes, source);
        return gathering;
    }

    private TrustSourceKind Take(TrustSource source)
    {
        if (source.Content.Length > TrustLimits.FileBytes)
            return Unknown(source, TrustRejection.TooLarge);
        if (LdifReader.IsLdif(source.Content.Span))
            return TakeDirectory(source);
        if (PemReader.IsPem(source.Content.Span))
            return TakePem(source);
        return TakeDer(source.Content, source.Name) is var kind and not TrustSourceKind.Unknown
            ? kind
            : Unknown(source, TrustRejection.UnknownFile);
    }

    private TrustSourceKind Unknown(TrustSource source, TrustRejection reason)
    {
        Rejected.Add(new(source.Name, reason));
        return TrustSourceKind.Unknown;
    }

    private TrustSourceKind TakeDer(ReadOnlyMemory<byte> bytes, string source)
    {
        if (Certificate.Read(bytes, out _) == CertificateFault.None)
            return Add(_certificates, bytes, source, TrustSourceKind.Certificate);
        if (RevocationList.Read(bytes, out _) == CertificateFault.None)
            return Add(_revocationLists, bytes, source, TrustSourceKind.RevocationList);
        if (SignedData.Read(bytes, CmsLimits.MasterListBytes, out var signed) != CmsFault.None)
            return TrustSourceKind.Unknown;
        return DefectList.IsOne(signed!)
            ? Add(_defectLists, bytes, source, TrustSourceKind.DefectList)
            : Add(_masterLists, bytes, source, TrustSourceKind.MasterList);
    }

    private TrustSourceKind TakeDirectory(TrustSource source)
    {
        var reader = new LdifReader(source.Content);
        while (reader.TryRead(out var attribute, out var value))
            _ = attribute switch
            {
                LdifAttribute.Certificate => Add(_certificates, value, source.Name, default),
                LdifAttribute.RevocationList => Add(_revocationLists, value, source.Name, default),
                _ => Add(_masterLists, value, source.Name, default),
            };
        if (reader.Malformed > 0)
            Rejected.Add(new(source.Name, TrustRejection.MalformedFile, Count: reader.Malformed));
        return TrustSourceKind.Directory;
    }

    private TrustSourceKind TakePem(TrustSource source)
    {
        var reader = new PemReader(source.Content);
        for (var i = 0; i < TrustLimits.Items && reader.TryRead(out var bytes); i++)
            if (TakeDer(bytes, source.Name) == TrustSourceKind.Unknown)
                Rejected.Add(new(source.Name, TrustRejection.MalformedFile));
        return TrustSourceKind.Pem;
    }

    private TrustSourceKind Add(
        List<(ReadOnlyMemory<byte>, string)> to, ReadOnlyMemory<byte> bytes, string source, TrustSourceKind kind)
    {
        var most = to == _masterLists || to == _defectLists ? TrustLimits.MasterLists : TrustLimits.Items;
        if (to.Count < most)
            to.Add((bytes, source));
        else
            Rejected.Add(new(source, TrustRejection.TooLarge));
        return kind;
    }

    private List<GatheredCertificate> ReadCertificates(
        List<(ReadOnlyMemory<byte> Bytes, string Source)> all, bool isListed)
    {
        var read = all.AsParallel().AsOrdered()
            .Select(one => Certificate.Read(one.Bytes, out var certificate) == CertificateFault.None
                ? new GatheredCertificate(certificate!, one.Source, isListed)
                : null)
            .ToList();
        for (var i = 0; i < read.Count; i++)
            if (read[i] is null)
                Rejected.Add(new(all[i].Source, TrustRejection.MalformedCertificate));
        return [.. read.OfType<GatheredCertificate>()];
    }

    private void ReadMasterList(ReadOnlyMemory<byte> bytes, string source)
    {
        if (MasterList.Read(bytes) is not { } list)
        {
            MasterLists.Add(new(source, null, []));
            return;
        }

        var certificates = ReadCertificates([.. list.Certificates.Select(one => (one, source))], isListed: true);
        MasterLists.Add(new(source, ContentSignature.Verify(list.Signed), certificates));
    }

    private void ReadDefectList(ReadOnlyMemory<byte> bytes, string source)
    {
        if (DefectList.Read(bytes) is { } list)
            DefectLists.Add((list, source));
        else
            Rejected.Add(new(source, TrustRejection.MalformedList));
    }

    private void ReadRevocationList(ReadOnlyMemory<byte> bytes, string source)
    {
        if (RevocationList.Read(bytes, out var list) == CertificateFault.None)
            RevocationLists.Add((list!, source));
        else
            Rejected.Add(new(source, TrustRejection.MalformedRevocationList));
    }
}
