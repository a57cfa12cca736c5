using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Makes the record of a decided inspection.</summary>
internal static class CrossingWriting
{
    private const string Undone = "decided.before";

    internal static Crossing Write(
        Inspection inspection,
        DecisionRequest request,
        DutyOfficer officer,
        LaneOptions lane,
        bool centreInReach,
        DateTimeOffset now) => new()
    {
        CrossingId = inspection.Id,
        Direction = inspection.Subject.Direction,
        OpenedAt = inspection.OpenedAt,
        DecidedAt = now,
        TimeZone = lane.TimeZone,
        PostCode = lane.PostCode,
        LaneId = lane.Id,
        OfficerId = officer.OfficerId,
        ShiftId = officer.ShiftId,
        SupervisorId = request.SupervisorId,
        CaptureMode = centreInReach ? CaptureMode.Online : CaptureMode.Offline,
        Traveller = inspection.Subject.Traveller,
        Document = inspection.Subject.Document,
        Verdict = inspection.Judgement.Verdict,
        Category = inspection.Category,
        Trip = inspection.Trip,
        Photograph = inspection.Photograph,
        TypedBy = inspection.Subject.TypedBy,
        LookedBy = inspection.LookedBy,
        Decision = DecisionRules.CodeOf(request.Act, inspection.Subject.Direction),
        Reason = request.Reason.Trim(),
        Checks = [.. inspection.Outcomes, .. Missing(inspection)],
        Hits = HitOrder.Recorded(inspection.RecordedHits),
        HitsLeftOut = HitOrder.LeftOut(inspection.RecordedHits),
        Lists = [.. inspection.Lists.Distinct()],
    };

    private static IEnumerable<CheckOutcome> Missing(Inspection inspection) => inspection.Mandatory
        .Where(name => inspection.Outcomes.All(one => one.Check != name))
        .Select(name => new CheckOutcome(name, CheckResult.NotPerformed, Undone, Mandatory: true, TimeSpan.Zero));
}
