using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Bmis.Documents;
using Bmis.Documents.Seals;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Reads a digital seal that was scanned, verifies it offline against whom the lane trusts, and compares it with the
/// document at the desk. A failure comes before what could not be told.
/// </summary>
internal sealed class SealReading(LaneTrust trust, LaneCalendar calendar, TimeProvider clock)
{
    internal SealFinding Read(string text, InspectionSubject subject)
    {
        var seal = ScannedSeal.Read(text);
        if (seal is { Binary: null, Json: null })
            return new(seal, CheckResult.Undetermined, "seal.Unreadable");
        var verdict = SealTrust.Judge(seal, trust.Current, clock.GetUtcNow());
        var reason = verdict.Reason == SealReason.None ? "" : $"seal.{verdict.Reason}";
        var signature = ((CheckResult)verdict.Result, reason);
        var match = SealMatch.Compare(seal, subject, calendar.Today);
        var (result, why) = new[] { signature, match }.OrderBy(one => one.Item1 switch
        {
            CheckResult.Failed => 0,
            CheckResult.Successful => 2,
            _ => 1,
        }).First();
        return new(seal, result, why);
    }
}
