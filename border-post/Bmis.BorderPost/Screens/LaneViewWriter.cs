using System.Globalization;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Scoring;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts the state of the desk into the words of the current language.</summary>
internal sealed class LaneViewWriter(
    IStringLocalizer<LaneView> texts,
    TimeProvider clock,
    LaneCalendar calendar,
    LaneBar bar,
    TripViewWriter trips,
    IReadOnlyList<IDocumentReader> readers)
{
    internal LaneView Write(DeskState state) => new()
    {
        Revision = state.Revision,
        Band = state.Active is { } active ? Band(active) : Waiting(),
        Traveller = state.Active is { } one ? Traveller(one.Subject) : null,
        Trip = state.Active is { } travelling ? trips.Write(travelling) : null,
        Checks = state.Active is { } checkedOne ? [.. Checks(checkedOne)] : [],
        Passed = state.Active is { } passing ? Passed(passing) : "",
        Hits = state.Active is { } hit ? [.. hit.Hits.Select(Hit)] : [],
        HasTray = readers.OfType<SimulatedReader>().Any(),
        Waiting = state.Waiting,
        Previous = state.Previous is { } previous ? Previous(previous) : null,
        Bar = bar.Write(texts),
    };

    private BandView Waiting() =>
        new("waiting", texts["lane.waiting"], texts["lane.waiting.reason"], null, "", 0, false);

    private BandView Band(Inspection inspection)
    {
        var verdict = Code(inspection.Judgement.Verdict);
        var reason = inspection.Judgement.Reason.Length == 0
            ? texts["lane.clear.reason"]
            : texts["reason." + inspection.Judgement.Reason];
        return new(
            verdict,
            texts["verdict." + verdict],
            reason,
            (long)(clock.GetUtcNow() - inspection.OpenedAt).TotalMilliseconds,
            inspection.Id.ToString("D"),
            inspection.Revision,
            DecisionRules.ToAdmit(inspection) is not { Supervisor: false });
    }

    private TravellerView Traveller(InspectionSubject subject) => new(
        subject.Traveller?.Name.Primary ?? texts["lane.unread"],
        subject.Traveller?.Name.Secondary ?? "",
        [.. Facts(subject)],
        subject.MrzText);

    private IEnumerable<FactView> Facts(InspectionSubject subject)
    {
        if (subject.Traveller is { } traveller)
        {
            var age = traveller.BirthDate.AgeOn(calendar.Today);
            yield return new(
                texts["fact.born"], Date(traveller.BirthDate), age is { } years ? texts["fact.age", years] : "");
            yield return new(texts["fact.sex"], texts["sex." + traveller.Sex]);
            yield return State(texts["fact.nationality"], traveller.Nationality);
        }

        if (subject.Document is not { } document) yield break;
        yield return new(texts["fact.document"], document.Number.Text, document.DocumentCode);
        yield return State(texts["fact.issuer"], document.IssuingState);
        yield return new(texts["fact.expiry"], Date(document.Expiry));
        yield return new(texts["fact.stay"], texts["fact.stay.unknown"]);
    }

    private static FactView State(string label, Biographics.CountryCode state) =>
        new(label, state.NameIn(CultureInfo.CurrentUICulture), state.Code);

    private IEnumerable<CheckView> Checks(Inspection inspection)
    {
        foreach (var outcome in VerdictPolicy.InOrder(inspection.Outcomes, inspection.Rule))
            if (outcome.Result != CheckResult.Successful)
                yield return new(
                    outcome.Result == CheckResult.Failed ? "failed" : "missing",
                    texts["check." + outcome.Check],
                    texts["result." + outcome.Result],
                    texts["reason." + outcome.Reason]);
        foreach (var name in inspection.Mandatory.Where(name => inspection.Outcomes.All(one => one.Check != name)))
            yield return new("open", texts["check." + name], texts["result.open"], "");
    }

    private string Passed(Inspection inspection)
    {
        var passed = inspection.Outcomes.Where(one => one.Result == CheckResult.Successful).ToList();
        var names = string.Join(" · ", passed.Select(one => texts["check." + one.Check].Value));
        return passed.Count == 0 ? "" : texts["lane.passed", passed.Count, names];
    }

    private HitView Hit(ExplainedHit hit) => new(
        hit.EntryName,
        $"{hit.Source} · {hit.Hit.EntryId}",
        hit.Hit.Score.ToString("P0", CultureInfo.CurrentCulture),
        hit.Hit.OnDocument,
        [.. hit.Pieces.Select(Piece), .. Disproofs(hit)]);

    private string Piece(ScorePiece piece) => texts[
        "details.piece", texts["piece." + piece.Kind], piece.Query, piece.Entry, texts["form." + piece.Form],
        piece.Effect.ToString("+0.00;-0.00", CultureInfo.CurrentCulture)];

    private IEnumerable<string> Disproofs(ExplainedHit hit)
    {
        var names = string.Join(", ", hit.DisprovedBy.Select(one => texts["disproof." + one].Value));
        if (names.Length > 0) yield return texts["details.disproof", names];
    }

    private PreviousView Previous(DecidedInspection previous) => new(
        texts["lane.recorded", previous.Receipt.Sequence.ToString("N0", CultureInfo.CurrentCulture)],
        texts["decision." + previous.Decision.Code],
        Traveller(previous.Inspection.Subject),
        previous.Inspection.Judgement.Verdict == previous.VerdictThen ? "" : texts["lane.late"]);

    private string Date(Biographics.PartialDate date)
    {
        var culture = CultureInfo.CurrentCulture;
        if (date.IsUnknown) return texts["fact.unknown"];
        if (date.Month == 0) return date.Year.ToString("D4", culture);
        return date.Earliest.ToString(date.IsComplete ? "d MMM yyyy" : "MMM yyyy", culture);
    }

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Clear => "clear",
        Verdict.Refer => "refer",
        _ => "incomplete",
    };
}
