using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Reading;

/// <summary>
/// Judges evidence. It reads no clock, asks nobody and keeps nothing: the same evidence, trust and moment give the same
/// report, at the desk and years later. Thread-safe.
/// </summary>
public static class DocumentJudge
{
    /// <summary>Makes the report.</summary>
    /// <param name="evidence">What was got from the chip.</param>
    /// <param name="printed">The printed MRZ; null when it was not read.</param>
    /// <param name="trust">Whom to trust.</param>
    /// <param name="at">The moment of the inspection.</param>
    /// <param name="policy">What the country demands of passive authentication.</param>
    public static DocumentReport Judge(
        DocumentEvidence evidence,
        MrzResult? printed,
        TrustStore trust,
        DateTimeOffset at,
        PassiveAuthenticationPolicy policy)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var zone = Read(evidence, 1, file => DataGroup1.Read(file, day).Value);
        var passive = PassiveAuthentication.Verify(InputOf(evidence, zone), trust, at, policy);
        var infos = SignedInfos(evidence);
        ReportedCheck[] before =
        [
            AccessJudge.Judge(evidence.Access, infos),
            ReadingJudge.Judge(evidence, [.. passive.SecurityObject?.Hashes.Keys ?? []]),
            ContentsJudge.Judge(evidence, day),
        ];
        ReportedCheck[] chip = [.. ChipJudge.Judge(Proofs(evidence, passive, trust, at))];
        var terminal = TerminalJudge.Judge(evidence, infos);
        ReportedCheck[] zones = [.. ZoneJudge.Judge(printed, zone, DetailsOf(evidence), day)];
        var card = Card(evidence, trust, at);
        ReportedCheck[] checks = [.. before, chip[0], .. card, .. zones];
        var deciding = checks.Select(check => check.Result)
            .Append(Signed(passive))
            .Append(TerminalJudge.Weight(terminal));
        return new(
            DocumentReport.Worst(deciding),
            [.. before, .. PassiveJudge.Judge(passive), .. chip, terminal, .. card, .. zones],
            trust.Version,
            evidence.Times);
    }

    private static ReportedCheck[] Card(DocumentEvidence evidence, TrustStore trust, DateTimeOffset at) =>
        evidence.End == ReadingEnd.NoChip && evidence.BytesOf(ElementaryFile.CardSecurity) is { } file
            ? [ChipJudge.Card(file, trust, at)]
            : [];

    // Without a word of the State nothing on the chip is more than what anybody could have written.
    private static DocumentCheckResult Signed(PassiveAuthenticationResult passive) =>
        passive.Result is DocumentCheckResult.NotPerformed or DocumentCheckResult.NotSupported
            ? DocumentCheckResult.Undetermined
            : passive.Result;

    private static ReportedCheck[] Proofs(
        DocumentEvidence evidence, PassiveAuthenticationResult passive, TrustStore trust, DateTimeOffset at) =>
        evidence.End is ReadingEnd.NoChip or ReadingEnd.NotOpened
            ? ChipJudge.NotAsked(evidence.End)
            :
            [
                ChipJudge.Mapping(evidence, trust, at),
                Unless(passive, DefectKind.ChipAuthenticationKeyRevoked, ChipJudge.Chip(
                    evidence, passive.IsProven(14))),
                Unless(passive, DefectKind.ActiveAuthenticationKeyRevoked, ChipJudge.Active(
                    evidence.ActiveAuthentication, passive.IsProven(15))),
            ];

    // Whoever has the keys can make a chip that proves itself (BSI TR-03129-2, 7).
    private static ReportedCheck Unless(PassiveAuthenticationResult passive, DefectKind kind, ReportedCheck proof) =>
        proof.Result == DocumentCheckResult.Successful && passive.Judgement?.Has(kind) == true
            ? proof with { Result = DocumentCheckResult.Undetermined, Reason = "key-revoked" }
            : proof;

    private static PassiveAuthenticationInput InputOf(DocumentEvidence evidence, DataGroup1? zone) => new(
        evidence.BytesOf(ElementaryFile.SecurityObject) ?? ReadOnlyMemory<byte>.Empty, GroupsOf(evidence))
    {
        IndexTags = evidence.BytesOf(ElementaryFile.Common) is { } common && EfCom.Read(common).Value is { } listed
            ? [.. listed.Files.Select(file => (uint)file.Tag), .. listed.UnknownTags.Select(tag => (uint)tag)]
            : null,
        IssuingState = zone?.Mrz.IssuingState,
        DocumentCode = zone?.Mrz.DocumentCode,
    };

    private static Dictionary<int, ReadOnlyMemory<byte>> GroupsOf(DocumentEvidence evidence) => evidence.Files
        .Where(one => one.Key.DataGroup > 0 && one.Value.IsWhole)
        .ToDictionary(one => (int)one.Key.DataGroup, one => one.Value.Bytes!.Value);

    private static SecurityInfos SignedInfos(DocumentEvidence evidence)
    {
        var infos = SecurityInfos.Empty;
        if (evidence.BytesOf(ElementaryFile.OfDataGroup(14)) is { } file)
            SecurityInfos.ReadDataGroup14(file, out infos);
        return infos;
    }

    private static DataGroup11? DetailsOf(DocumentEvidence evidence) =>
        Read(evidence, 11, file => DataGroup11.Read(file).Value);

    private static T? Read<T>(DocumentEvidence evidence, int number, Func<ReadOnlyMemory<byte>, T?> read)
        where T : class =>
        evidence.BytesOf(ElementaryFile.OfDataGroup(number)) is { } file ? read(file) : null;
}
