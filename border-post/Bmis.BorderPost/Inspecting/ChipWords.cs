using Bmis.Crossings.Records;
using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the officer must know of a report on a chip: one code for each thing that is wrong.</summary>
/// <param name="Result">How bad it is.</param>
/// <param name="Reason">Its code; the number of a data group is no part of it.</param>
internal sealed record ChipWords(CheckResult Result, string Reason)
{
    private const string NoAnchor = "no-trust-anchor";
    private const string NotCovered = "key-not-covered";

    internal static IEnumerable<ChipWords> Of(DocumentReport report) => report.Faults
        .Where(fault => !IsPartOfAnother(fault))
        .Select(fault => new ChipWords((CheckResult)fault.Result, CodeOf(fault)))
        .DistinctBy(word => word.Reason);

    // The proofs of the chip are told as one; that an unknown State vouches for no key follows from its being unknown.
    private static bool IsPartOfAnother(ReportedCheck check) => check.Reason == NotCovered || check.Check
        is ReportedChecks.ActiveAuthentication or ReportedChecks.ChipAuthentication
            or ReportedChecks.ChipAuthenticationMapping;

    private static string CodeOf(ReportedCheck check) => check switch
    {
        { Reason: NoAnchor } => $"chip.{ReportedChecks.SignerTrust}",
        _ when check.Check.StartsWith(ReportedChecks.DataGroup, StringComparison.Ordinal) => "chip.data-group",
        _ => $"chip.{check.Check}",
    };
}
