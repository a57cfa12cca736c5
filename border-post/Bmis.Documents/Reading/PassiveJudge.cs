using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Reading;

/// <summary>Writes what passive authentication came to as checks of a report.</summary>
internal static class PassiveJudge
{
    internal static IEnumerable<ReportedCheck> Judge(PassiveAuthenticationResult passive)
    {
        yield return Check(ReportedChecks.SecurityObject, passive.Format) with
        {
            Details = passive.FormatFault == SecurityObjectFault.None ? [] : [AccessJudge.Kebab(passive.FormatFault)],
        };
        yield return Check(ReportedChecks.Signature, passive.Signature) with { Remarks = Codes(passive.Remarks) };
        yield return Check(ReportedChecks.SignerSignature, passive.SignerSignature);
        yield return Check(ReportedChecks.SignerValidity, passive.SignerValidity);
        yield return Check(ReportedChecks.SignerRevocation, passive.SignerRevocation);
        yield return Check(ReportedChecks.SignerTrust, passive.SignerTrust) with
        {
            Remarks = passive.Judgement is { } judgement ? Remarks(judgement) : [],
        };
        yield return Check(ReportedChecks.DocumentType, passive.DocumentType);
        yield return Check(ReportedChecks.Completeness, passive.Completeness);
        yield return Check(ReportedChecks.IssuingState, passive.IssuingState);
        foreach (var group in passive.DataGroups)
            yield return Check($"{ReportedChecks.DataGroup}{group.Number}", group.Check) with
            {
                Details = [AccessJudge.Kebab(group.State)],
            };
    }

    private static string[] Remarks(SignerJudgement judgement) =>
    [
        .. Codes(judgement.SignerRemarks).Select(code => $"signer-{code}"),
        .. Codes(judgement.AuthorityRemarks).Select(code => $"authority-{code}"),
        .. judgement.Defects.Where(defect => defect.Kind != DefectKind.Other).SelectMany(CodesOf),
    ];

    private static IEnumerable<string> CodesOf(KnownDefect defect)
    {
        var code = $"defect-{AccessJudge.Kebab(defect.Kind)}";
        return defect.DataGroups.Count == 0 ? [code] : defect.DataGroups.Select(number => $"{code}-{number}");
    }

    private static string[] Codes<T>(T flags)
        where T : struct, Enum =>
    [
        .. Enum.GetValues<T>().Where(one => !one.Equals(default(T)) && flags.HasFlag(one)).Select(AccessJudge.Kebab),
    ];

    private static ReportedCheck Check(string name, PassiveCheck check) => new(
        name, check.Result, check.Reason == PassiveReason.None ? "" : AccessJudge.Kebab(check.Reason), []);
}
