using Bmis.Documents.CrossChecks;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Reading;

/// <summary>The comparisons of what the document says in several places, and its date of expiry.</summary>
internal static class ZoneJudge
{
    internal static IEnumerable<ReportedCheck> Judge(
        MrzResult? printed, DataGroup1? zone, DataGroup11? details, DateOnly day)
    {
        yield return zone is null || printed is null
            ? new(ReportedChecks.PrintedZone, DocumentCheckResult.NotPerformed, "", [])
            : Check(ReportedChecks.PrintedZone, PrintedAgainstChip.Compare(printed, zone.Mrz));
        if (zone is null)
            yield break;
        if (details is not null)
            yield return Worst(
                ZoneAgainstDetails.CompareName(zone.Mrz, details),
                ZoneAgainstDetails.CompareBirthDate(zone.Mrz, details),
                ZoneAgainstDetails.ComparePersonalNumber(zone.Mrz, details));
        yield return Check(ReportedChecks.Expiry, ExpiryCheck.On(zone.Mrz.DateOfExpiry, day));
    }

    // Details are signed with the zone: what differs is for the officer to see and no forgery by itself.
    private static ReportedCheck Worst(params CrossCheck[] comparisons)
    {
        var failed = comparisons.FirstOrDefault(one => one.Result == DocumentCheckResult.Failed);
        var worst = failed is null
            ? comparisons.MinBy(one => one.Result)!
            : failed with { Result = DocumentCheckResult.Undetermined };
        return Check(ReportedChecks.PersonalDetails, worst);
    }

    private static ReportedCheck Check(string name, CrossCheck comparison) => new(
        name,
        comparison.Result,
        comparison.Reason == CrossCheckReason.None ? "" : AccessJudge.Kebab(comparison.Reason),
        [.. comparison.Fields.Select(AccessJudge.Kebab)]);
}
