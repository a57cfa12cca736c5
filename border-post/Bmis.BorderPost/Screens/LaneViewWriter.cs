using System.Globalization;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Screens;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Photographs;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts the state of the desk into the words of the current language.</summary>
internal sealed class LaneViewWriter(
    IStringLocalizer<LaneView> texts,
    TimeProvider clock,
    LaneBar bar,
    TravellerViewWriter travellers,
    HitViewWriter hits,
    TripViewWriter trips,
    PastViewWriter pasts,
    ArrivalViewWriter arrivals,
    ReasonWriter reasons,
    SealViewWriter seals,
    EarlierPhotoWriter earlier,
    FingerScenes scenes,
    FingersViewWriter fingers,
    FingerLineWriter fingerLines,
    IReadOnlyList<IDocumentReader> readers,
    IOptions<InspectionOptions> inspecting,
    IOptions<CameraOptions> camera)
{
    // A frame is sent with every change, and nobody at a desk reads more.
    private const int MostHits = 20;

    internal LaneView Write(DeskState state) => new()
    {
        Revision = state.Revision,
        Band = state.Active is { } active ? Band(active) : Waiting(),
        Traveller = state.Active is { } one ? Traveller(one.Subject) : null,
        Sealed = [.. seals.Write(state.Active?.Seal)],
        Trip = state.Active is { } travelling ? trips.Write(travelling) : null,
        HasCamera = camera.Value.Expected,
        Photograph = state.Active is { Photograph: { } taken } shown ? PhotoEndpoints.Address(shown.Id, taken) : "",
        PhotographHint = state.Active?.Photograph is { Quality.Length: > 0 } poor ? texts["photo." + poor.Quality] : "",
        Earlier = state.Active is { Past: { } past } again ? earlier.Write(past, again.OpenedAt) : null,
        Portrait = state.Active is { Chip.Portrait: { } face } read ? PortraitEndpoint.Address(read.Id, face) : "",
        HasFingers = scenes.Current.State.Phase != FingerDeskPhase.NoReader,
        Fingers = state.Active is { } touched ? Fingers(touched.Id) : null,
        Expected = state.Active is { Arrival: { } arrival } ? arrivals.Write(arrival) : null,
        Past = state.Active is { } known ? pasts.Write(known) : null,
        Checks = state.Active is { } checkedOne ? [.. Checks(checkedOne)] : [],
        Passed = state.Active is { } passing ? Passed(passing) : "",
        Hits = state.Active is { } hit ? [.. Hits(hit)] : [],
        MoreHits = Math.Max(0, (state.Active?.OpenHits.Count() ?? 0) - MostHits),
        Read = ReadFields.Of(state.Active?.Subject),
        CanEnter = state.Active is not { IsRead: true },
        CanLook = state.Active is { LacksSecondLook: true },
        HasTray = readers.OfType<SimulatedReader>().Any(),
        Waiting = state.Waiting,
        Previous = state.Previous is { } previous ? Previous(previous) : null,
        Bar = bar.Write(texts),
    };

    private BandView Waiting() =>
        new("waiting", texts["lane.waiting"], texts["lane.waiting.reason"], null, "", 0, false);

    private BandView Band(Inspection inspection)
    {
        var verdict = Code(inspection);
        var (reason, check) = (inspection.Judgement.Reason, inspection.Judgement.Check);
        return new(
            verdict,
            texts["verdict." + verdict],
            reason.Length == 0 ? texts["lane.clear.reason"] : reasons.Write(inspection, check, reason),
            (long)(clock.GetUtcNow() - inspection.OpenedAt).TotalMilliseconds,
            inspection.Id.ToString("D"),
            inspection.Revision,
            DecisionRules.ToAdmit(inspection) is not { Supervisor: false })
        {
            Signs = [.. inspection.OpenHits.SelectMany(hit => hit.Warnings).Distinct().Order().Select(hits.Sign)],
            IsDrill = inspection.IsDrill,
            HasCue = inspecting.Value.MaskedCue
                && inspection.Hits.Any(one => one.Hit is { IsDiscreet: true, IsCleared: false }),
        };
    }

    // The finger desk follows the inspection; until it has, there is nothing of this traveller's to show.
    private FingersView? Fingers(Guid inspection) =>
        scenes.Current is { } scene && scene.State.InspectionId == inspection ? fingers.Write(scene) : null;

    private IEnumerable<HitView> Hits(Inspection inspection) => inspection.OpenHits.Take(MostHits).Select(
        hit => hits.Write(hit, inspection.Subject.Traveller, inspection.Subject.Document));

    private TravellerView Traveller(InspectionSubject subject) =>
        travellers.Write(subject.Traveller, subject.Document, subject.MrzText);

    private IEnumerable<CheckView> Checks(Inspection inspection)
    {
        foreach (var outcome in VerdictPolicy.InOrder(inspection.Outcomes, inspection.Rule))
            if (outcome is { Check: ChipCheck.Key } && inspection.Chip is { } chip)
                foreach (var word in ChipWords.Of(chip.Report))
                    yield return Line(inspection, word.Result, outcome.Check, word.Reason);
            else if (FingerLineWriter.IsQuiet(inspection, outcome)) continue;
            else if (fingerLines.Write(inspection, outcome) is { } compared)
                yield return compared;
            else if (outcome.Result != CheckResult.Successful && !IsQuiet(outcome))
                yield return Line(inspection, outcome.Result, outcome.Check, outcome.Reason);
        foreach (var name in inspection.Mandatory.Where(name => inspection.Outcomes.All(one => one.Check != name)))
            yield return new(
                "open", texts["check." + name], texts["result.open"], "", IsReading: name == ChipCheck.Key);
    }

    private CheckView Line(Inspection inspection, CheckResult result, string check, string reason) => new(
        reason == AlertListCheck.Protection ? "protect" : result == CheckResult.Failed ? "failed" : "missing",
        texts["check." + check],
        texts[IsForEyes(check, reason) ? "result.look" : "result." + result],
        reasons.Write(inspection, check, reason));

    private static bool IsForEyes(string check, string reason) =>
        check == SeenTodayCheck.Name || reason == AlertListCheck.Protection;

    // A centre that is not there, and what follows from it, stands in the bar and beside the stay: no line of its own.
    // Nor has a document that was not laid on the reader: many have no chip.
    private static bool IsQuiet(CheckOutcome outcome) =>
        !outcome.Mandatory && (outcome.Check == CentreHistoryCheck.Key || outcome.Reason is StayCheck.Incomplete
            or ChipCheck.None
            or ExpectedCheck.NoLists or ExpectedCheck.Leaving);

    // That the past was looked up, and the document was not here today, is the rule.
    private string Passed(Inspection inspection)
    {
        var passed = inspection.Outcomes
            .Where(one => one.Result == CheckResult.Successful && !IsQuiet(one)
                && one.Check is not (HistoryCheck.Key or SeenTodayCheck.Name)
                && fingerLines.Write(inspection, one) is null)
            .ToList();
        var names = string.Join(" · ", passed.Select(one => Passed(inspection, one)));
        return passed.Count == 0 ? "" : texts["lane.passed", passed.Count, names];
    }

    private string Passed(Inspection inspection, CheckOutcome outcome) => outcome.Reason == AlertListCheck.Cleared
        ? texts["lane.cleared", inspection.Screenings.Sum(one => one.Cleared.Count())]
        : texts["check." + outcome.Check];

    private PreviousView Previous(DecidedInspection previous) => new(
        texts["lane.recorded", previous.Receipt.Sequence.ToString("N0", CultureInfo.CurrentCulture)],
        texts["decision." + previous.Decision.Code],
        Traveller(previous.Inspection.Subject),
        previous.Inspection.Judgement.Verdict == previous.VerdictThen ? "" : texts["lane.late"]);

    // A person to protect is referred like others, and received otherwise.
    private static string Code(Inspection inspection) => inspection.Judgement.Verdict switch
    {
        Verdict.Clear => "clear",
        Verdict.Refer when inspection.IsProtective => "protect",
        Verdict.Refer => "refer",
        _ => "incomplete",
    };
}
