using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.PaperForms;

/// <summary>
/// Makes the record of a paper form: with the form's time and post, without a verdict, because nothing was shown then,
/// and with what the alert list says now.
/// </summary>
internal static class PaperWriting
{
    internal static Crossing Write(PaperForm form, string lookedBy, CheckFinding screened, LaneOptions lane) => new()
    {
        CrossingId = form.Id,
        Direction = form.Subject.Direction,
        OpenedAt = form.At,
        DecidedAt = form.At,
        TimeZone = lane.TimeZone,
        PostCode = form.PostCode,
        LaneId = lane.Id,
        OfficerId = form.DecidedBy,
        CaptureMode = CaptureMode.PaperBackcapture,
        Traveller = form.Subject.Traveller,
        Document = form.Subject.Document,
        Verdict = Verdict.NoLiveResult,
        Decision = form.Decision,
        Category = form.Category,
        Trip = form.Trip,
        TypedBy = form.Subject.TypedBy,
        LookedBy = lookedBy,
        PaperForm = form.Number,
        Checks =
            [new(AlertListCheck.Key, screened.Result, screened.Reason, Mandatory: false, TimeSpan.Zero)],
        Hits = HitOrder.Recorded(Hits(screened)),
        HitsLeftOut = HitOrder.LeftOut(Hits(screened)),
        Lists = [.. Screenings(screened).Select(one => one.List)],
    };

    private static IEnumerable<AlertHit> Hits(CheckFinding screened) =>
        Screenings(screened).SelectMany(one => one.Hits).Select(one => one.Hit);

    private static IReadOnlyList<AlertScreeningResult> Screenings(CheckFinding screened) => screened.Screenings ?? [];
}
