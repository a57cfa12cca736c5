using Bmis.Documents.Authentication;
using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Reading;

/// <summary>
/// Whether the chip is the one that the State issued. A proof counts only when the State's signature covers the key it
/// was made with: a clone brings a key of its own.
/// </summary>
internal static class ChipJudge
{
    private static readonly string[] Names =
    [
        ReportedChecks.ChipAuthenticationMapping,
        ReportedChecks.ChipAuthentication,
        ReportedChecks.ActiveAuthentication,
    ];

    /// <summary>The three proofs, and before them the best of them.</summary>
    /// <param name="proofs">The proofs that were asked for.</param>
    internal static IEnumerable<ReportedCheck> Judge(IReadOnlyList<ReportedCheck> proofs)
    {
        yield return Best(proofs) with { Check = ReportedChecks.ChipAuthenticity };
        foreach (var proof in proofs)
            yield return proof;
    }

    /// <summary>Active authentication.</summary>
    /// <param name="result">What came of it; null when the chip does not say that it knows it.</param>
    /// <param name="isCovered">Whether passive authentication covers DG15.</param>
    internal static ReportedCheck Active(ActiveAuthenticationResult? result, bool isCovered) => result is null
        ? NotSupported(ReportedChecks.ActiveAuthentication)
        : Covered(
            new(ReportedChecks.ActiveAuthentication, result.Result, Reason(result.Fault), Hash(result.HashName)),
            isCovered);

    /// <summary>Chip authentication: the session that came of it is the proof.</summary>
    /// <param name="evidence">What was got.</param>
    /// <param name="isCovered">Whether passive authentication covers DG14.</param>
    internal static ReportedCheck Chip(DocumentEvidence evidence, bool isCovered)
    {
        const string Name = ReportedChecks.ChipAuthentication;
        if (evidence.ChipAuthentication is not { } result)
            return NotSupported(Name);
        if (result.Fault == ChipAuthenticationFault.NotOffered)
            return new(Name, DocumentCheckResult.Undetermined, "no-matching-key", []);
        string[] details = result.Option is { } option ? [option.ToString()] : [];
        if (result.Fault != ChipAuthenticationFault.None)
            return new(Name, DocumentCheckResult.Failed, AccessJudge.Kebab(result.Fault), details);
        return evidence.IsChipConfirmed switch
        {
            true => Covered(new(Name, DocumentCheckResult.Successful, "", details), isCovered),
            false => new(Name, DocumentCheckResult.Failed, "no-private-key", details),
            null => new(Name, DocumentCheckResult.Aborted, "", details),
        };
    }

    /// <summary>The mapping of PACE: the key lies in EF.CardSecurity, which the State must have signed.</summary>
    internal static ReportedCheck Mapping(DocumentEvidence evidence, TrustStore trust, DateTimeOffset at)
    {
        const string Name = ReportedChecks.ChipAuthenticationMapping;
        if (evidence.Access.ChipData is not { } data)
            return NotSupported(Name);
        if (evidence.BytesOf(ElementaryFile.CardSecurity) is not { } file)
            return new(Name, DocumentCheckResult.Undetermined, "no-card-security", []);
        CardSecurity.Read(file, out var security);
        if (security is null || SecurityInfos.Read(security.Content, out var infos) != SecurityInfosFault.None)
            return new(Name, DocumentCheckResult.Undetermined, "card-security-malformed", []);
        if (IsAltered(evidence, infos))
            return new(Name, DocumentCheckResult.Failed, "card-access-differs", []);
        var result = ChipAuthenticationMapping.Verify(data, infos);
        var proof = result == ChipAuthenticationMappingResult.Authentic
            ? new ReportedCheck(Name, DocumentCheckResult.Successful, "", [])
            : new(Name, DocumentCheckResult.Failed, AccessJudge.Kebab(result), []);
        return Covered(proof, IsSigned(security, trust, at));
    }

    /// <summary>What is said where nobody could ask the chip.</summary>
    internal static ReportedCheck[] NotAsked(ReadingEnd end) => [.. Names.Select(name =>
        new ReportedCheck(name, DocumentCheckResult.NotPerformed, AccessJudge.Kebab(end), []))];

    /// <summary>The signature of EF.CardSecurity, which proves nothing about a chip by itself.</summary>
    internal static ReportedCheck Card(ReadOnlyMemory<byte> file, TrustStore trust, DateTimeOffset at)
    {
        const string Name = ReportedChecks.CardSecurity;
        if (CardSecurity.Read(file, out var security) != CmsFault.None || security is null)
            return new(Name, DocumentCheckResult.Undetermined, "card-security-malformed", []);
        if (security.Signature != ContentFault.None)
            return new(Name, ResultOf(security.Signature), AccessJudge.Kebab(security.Signature), []);
        return IsSigned(security, trust, at)
            ? new(Name, DocumentCheckResult.Successful, "", [])
            : new(Name, DocumentCheckResult.Undetermined, "signer-not-trusted", []);
    }

    private static DocumentCheckResult ResultOf(ContentFault fault) =>
        fault is ContentFault.SignatureWrong or ContentFault.ContentChanged
            ? DocumentCheckResult.Failed
            : DocumentCheckResult.Undetermined;

    private static bool IsSigned(CardSecurity security, TrustStore trust, DateTimeOffset at) =>
        security is { Signature: ContentFault.None, Signer: { } signer }
        && trust.Judge(signer, at) is { Anchor: AnchorVerdict.Found } judgement
        && judgement.Revocation != RevocationVerdict.Revoked;

    // Nobody signs EF.CardAccess; what it offers must be found again in what the State signed (Doc 9303-11, 9.2.9).
    private static bool IsAltered(DocumentEvidence evidence, SecurityInfos signed) =>
        evidence.BytesOf(ElementaryFile.CardAccess) is { } access
        && SecurityInfos.Read(access, out var offered) == SecurityInfosFault.None
        && offered.Pace.Except(signed.Pace).Any();

    internal static ReportedCheck NotSupported(string check) => new(check, DocumentCheckResult.NotSupported, "", []);

    /// <summary>A proof with a key that nobody vouches for proves nothing.</summary>
    internal static ReportedCheck Covered(ReportedCheck proof, bool isCovered) =>
        proof.Result == DocumentCheckResult.Successful && !isCovered
            ? proof with { Result = DocumentCheckResult.Undetermined, Reason = "key-not-covered" }
            : proof;

    private static ReportedCheck Best(IReadOnlyList<ReportedCheck> proofs)
    {
        foreach (var result in (DocumentCheckResult[])
        [
            DocumentCheckResult.Failed, DocumentCheckResult.Successful, DocumentCheckResult.Undetermined,
            DocumentCheckResult.Aborted, DocumentCheckResult.NotPerformed,
        ])
            if (proofs.FirstOrDefault(proof => proof.Result == result) is { } found)
                return found with { Details = [found.Check] };
        return NotSupported(ReportedChecks.ChipAuthenticity);
    }

    private static string Reason(ActiveAuthenticationFault fault) =>
        fault == ActiveAuthenticationFault.None ? "" : AccessJudge.Kebab(fault);

    private static string[] Hash(string name) => name.Length > 0 ? [name] : [];
}
