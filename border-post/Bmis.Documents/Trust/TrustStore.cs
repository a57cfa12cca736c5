using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>
/// Whom a lane trusts to sign documents: authorities of States, and what they have revoked. It never changes: a new one
/// is built beside it and takes its place whole. Safe for several threads.
/// </summary>
public sealed class TrustStore
{
    private readonly CertificateIndex<TrustAnchor> _anchors;
    private readonly CertificateIndex<Certificate> _signers;
    private readonly FrozenDictionary<string, Certificate> _signersBySerial;
    private readonly FrozenDictionary<string, Certificate[]> _signersByReference;
    private readonly FrozenDictionary<string, RevocationList[]> _lists;
    private readonly IReadOnlyCollection<DefectList> _defects;

    internal TrustStore(
        IReadOnlyCollection<TrustAnchor> anchors,
        IReadOnlyCollection<Certificate> signers,
        IReadOnlyCollection<RevocationList> lists,
        IReadOnlyCollection<DefectList> defects)
    {
        Anchors = anchors;
        Version = VersionOf(anchors, signers, lists, defects);
        _defects = defects;
        _anchors = new([.. anchors.OrderBy(Preference)], anchor => anchor.Certificate);
        _signers = new(signers, signer => signer);
        _signersBySerial = signers.GroupBy(one => SerialKey(one.Issuer, one.SerialNumber))
            .ToFrozenDictionary(group => group.Key, group => group.First());
        _signersByReference = signers.GroupBy(one => Reference(one.SerialNumber))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _lists = lists.GroupBy(list => list.Issuer.Key)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>A store that trusts nobody.</summary>
    public static TrustStore Empty { get; } = new([], [], [], []);

    /// <summary>Every authority.</summary>
    public IReadOnlyCollection<TrustAnchor> Anchors { get; }

    /// <summary>
    /// Names the contents: the same for the same certificates and lists, whatever files they came from. It belongs to
    /// every decision that was made with this store.
    /// </summary>
    public string Version { get; }

    /// <summary>Judges a document signer.</summary>
    /// <param name="signer">Its certificate.</param>
    /// <param name="at">The moment of the inspection.</param>
    /// <param name="signedAt">When it signed the document, or the document was issued, where that is known.</param>
    public SignerJudgement Judge(Certificate signer, DateTimeOffset at, DateTimeOffset? signedAt = null)
    {
        var found = FindIssuer(signer);
        var keyPeriod = KeyPeriodAt(signer, signedAt);
        var judgement = new SignerJudgement
        {
            Anchor = Verdict(found),
            Authority = found.Issuer,
            Validity = ValidityAt(signer, at),
            ValidityWhenSigned = signedAt is { } then ? ValidityAt(signer, then) : ValidityVerdict.Valid,
            KeyPeriodWhenSigned = keyPeriod,
            Constraints = Constraints.Of(signer, found.Issuer?.Certificate),
            Defects = [.. _defects.SelectMany(list => list.Of(signer))],
            SignerRemarks = CertificateProfile.OfSigner(
                signer, found.Issuer?.Certificate, keyPeriod == ValidityVerdict.Valid),
        };
        if (found.Issuer is null)
            return judgement;
        var judged = WithRevocation(judgement, signer, at);
        return judged with
        {
            Revocation = judgement.Has(DefectKind.SignerRevoked) ? RevocationVerdict.Revoked : judged.Revocation,
            AuthorityValidity = ValidityAt(found.Issuer.Certificate, at),
            AuthorityRemarks = CertificateProfile.OfAuthority(found.Issuer.Certificate),
        };
    }

    /// <summary>A document signer's certificate that came with the files, for documents that lack it.</summary>
    internal Certificate? FindSigner(SignerInfo info) => info.Issuer is { } issuer
        ? _signersBySerial.GetValueOrDefault(SerialKey(issuer, Convert.ToHexString(info.SerialNumber.Span)))
        : _signers.ByKey(info.KeyIdentifier) is [var signer, ..] ? signer : null;

    /// <summary>The signers whose serial number a seal names, without zeros in front.</summary>
    internal IReadOnlyList<Certificate> FindSigners(string serial) =>
        _signersByReference.GetValueOrDefault(Reference(serial), []);

    // One key may have several certificates: those without fault and signed by themselves come first.
    private static (bool HasFault, AnchorKind Kind) Preference(TrustAnchor anchor) =>
        (Constraints.OfAuthority(anchor.Certificate.Extensions) != ConstraintFaults.None, anchor.Kind);

    private IssuerFinding<TrustAnchor> FindIssuer(Certificate signer) => IssuerSearch.Find(
        _anchors,
        signer.Issuer,
        signer.Extensions.AuthorityKeyIdentifier,
        anchor => anchor.Certificate,
        signer.VerifiedBy);

    private static AnchorVerdict Verdict(IssuerFinding<TrustAnchor> found) => found switch
    {
        { Issuer: not null } => AnchorVerdict.Found,
        { IsMissing: true } => AnchorVerdict.NoAnchor,
        { Fault: SignatureFault.Wrong } => AnchorVerdict.SignatureWrong,
        _ => AnchorVerdict.AlgorithmNotSupported,
    };

    private SignerJudgement WithRevocation(SignerJudgement judgement, Certificate signer, DateTimeOffset at)
    {
        var lists = _lists.GetValueOrDefault(signer.Issuer.Key, []);
        if (lists.Length == 0)
            return judgement with { Revocation = RevocationVerdict.NoList };
        var newest = lists.MaxBy(list => list.ThisUpdate)!;
        var due = newest.NextUpdate ?? newest.ThisUpdate + TrustLimits.RevocationListAge;
        var verdict = lists.Any(list => list.Revoked.Contains(signer.SerialNumber)) ? RevocationVerdict.Revoked
            : due < at ? RevocationVerdict.ListStale
            : RevocationVerdict.NotRevoked;
        return judgement with { Revocation = verdict, RevocationListTime = newest.ThisUpdate };
    }

    private static ValidityVerdict ValidityAt(Certificate certificate, DateTimeOffset at) =>
        Within(certificate.NotBefore, certificate.NotAfter, at);

    private static ValidityVerdict KeyPeriodAt(Certificate signer, DateTimeOffset? at) => at is { } then
        ? Within(signer.Extensions.PrivateKeyFrom ?? then, signer.Extensions.PrivateKeyUntil ?? then, then)
        : ValidityVerdict.Valid;

    private static ValidityVerdict Within(DateTimeOffset from, DateTimeOffset until, DateTimeOffset at) =>
        at < from ? ValidityVerdict.NotYetValid
        : at > until ? ValidityVerdict.Expired
        : ValidityVerdict.Valid;

    private static string Reference(string serial) => serial.TrimStart('0').ToUpperInvariant();

    private static string SerialKey(DistinguishedName issuer, string serial) => $"{serial}\n{issuer.Key}";

    private static string VersionOf(
        IEnumerable<TrustAnchor> anchors,
        IEnumerable<Certificate> signers,
        IEnumerable<RevocationList> lists,
        IEnumerable<DefectList> defects)
    {
        var parts = anchors.Select(anchor => anchor.Certificate.Fingerprint)
            .Concat(signers.Select(signer => signer.Fingerprint))
            .Concat(lists.Select(list => Convert.ToHexString(SHA256.HashData(list.Parts.ToBeSigned.Span))))
            .Concat(defects.Select(list => Convert.ToHexString(SHA256.HashData(list.Signed.Content.Span))))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', parts))));
    }
}
