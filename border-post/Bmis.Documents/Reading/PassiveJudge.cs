using Bmis.Documents.Authentication;
using Bmis.Documents.Cms;
using Bmis.Documents.Lds;

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
        yield return Check(ReportedChecks.Signature, passive.Signature) with { Details = Remarks(passive.Remarks) };
        yield return Check(ReportedChecks.SignerSignature, passive.SignerSignature);
        yield return Check(ReportedChecks.SignerValidity, passive.SignerValidity);
        yield return Check(ReportedChecks.SignerRevocation, passive.SignerRevocation);
        yield return Check(ReportedChecks.SignerTrust, passive.SignerTrust);
        yield return Check(ReportedChecks.DocumentType, passive.DocumentType);
        yield return Check(ReportedChecks.Completeness, passive.Completeness);
        yield return Check(ReportedChecks.IssuingState, passive.IssuingState);
        foreach (var group in passive.DataGroups)
            yield return Check($"{ReportedChecks.DataGroup}{group.Number}", group.Check) with
            {
                Details = [AccessJudge.Kebab(group.State)],
            };
    }

    // What is odd without being wrong: nobody has signed it, so nobody can vouch for it.
    private static string[] Remarks(ContentRemarks remarks) =>
    [
        .. Enum.GetValues<ContentRemarks>()
            .Where(one => one != ContentRemarks.None && remarks.HasFlag(one))
            .Select(AccessJudge.Kebab),
    ];

    private static ReportedCheck Check(string name, PassiveCheck check) => new(
        name, check.Result, check.Reason == PassiveReason.None ? "" : AccessJudge.Kebab(check.Reason), []);
}
