using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// One inspection at one moment. Every change gives a new one with the next revision; the verdict is computed anew from
/// the outcomes, never set. Immutable.
/// </summary>
internal sealed record Inspection
{
    // What the form began with: as long as it stands there, nobody has typed.
    private readonly Trip _begun;

    internal Inspection(
        InspectionSubject subject,
        string category,
        TravelRule rule,
        Trip trip,
        DateOnly day,
        DateTimeOffset now,
        long revision)
    {
        (Subject, Day, OpenedAt, JudgedAt, Revision) = (subject, day, now, now, revision);
        (Category, Rule, Trip, _begun) = (category, rule, trip, trip);
        Outcomes = InOrder([]);
        Judgement = VerdictPolicy.Judge(Outcomes, rule);
    }

    internal InspectionSubject Subject { get; private init; }

    internal Guid Id => Subject.InspectionId;

    /// <summary>The traveller's category, suggested by the document and settled by the officer.</summary>
    internal string Category { get; private init; }

    /// <summary>The rule of the country's profile for this category and direction.</summary>
    internal TravelRule Rule { get; private init; }

    /// <summary>What the officer entered about the journey, or what was filled in beforehand.</summary>
    internal Trip Trip { get; private init; }

    /// <summary>Names of the checks without which nobody is clear.</summary>
    internal IReadOnlyList<string> Mandatory => Rule.Mandatory;

    /// <summary>The day on the post's calendar.</summary>
    internal DateOnly Day { get; private init; }

    /// <summary>What is known of the traveller's past; null before anybody has looked.</summary>
    internal Past? Past { get; private init; }

    /// <summary>What the chip brought; null before it was read.</summary>
    internal ChipFinding? Chip { get; private init; }

    /// <summary>The document that the chip says it is, where it is another than the page says.</summary>
    internal TravelDocument? OtherDocument =>
        Chip?.Document is { } said && HistoryKeys.Document(said) != HistoryKeys.Document(Subject.Document)
            ? said
            : null;

    /// <summary>Who listed the document as lost or stolen, in words for the officer; empty for nobody.</summary>
    internal string LostBy { get; private init; } = "";

    /// <summary>What headquarters asks to do about the traveller; empty for nothing.</summary>
    internal string Referral { get; private init; } = "";

    /// <summary>What lists of lost documents say of the documents, as it is recorded.</summary>
    internal IReadOnlyList<AlertHit> Lost { get; private init; } = [];

    /// <summary>Whether a chip was laid on for this document: then nobody is clear before it was read.</summary>
    internal bool ExpectsChip { get; private init; }

    /// <summary>The digital seal that was scanned; null without one.</summary>
    internal SealFinding? Seal { get; private init; }

    /// <summary>With what a carrier's list says that the traveller comes; null where none does.</summary>
    internal ExpectedArrival? Arrival { get; private init; }

    /// <summary>The live photograph; null before one is taken.</summary>
    internal Photograph? Photograph { get; private init; }

    /// <summary>Who else compared a typed document with its fields; empty for nobody.</summary>
    internal string LookedBy { get; private init; } = "";

    /// <summary>Whether a machine has read the document, without a fault.</summary>
    internal bool IsRead => Outcomes.Any(one => one is { Check: MrzDocumentCheck.Key, Result: CheckResult.Successful });

    /// <summary>Whether one person typed the document and nobody else has looked at it.</summary>
    internal bool LacksSecondLook => Subject.IsTyped && LookedBy.Length == 0;

    internal DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When the verdict last changed.</summary>
    internal DateTimeOffset JudgedAt { get; private init; }

    /// <summary>Grows with every change that a decision depends on.</summary>
    internal long Revision { get; private init; }

    internal Judgement Judgement { get; private init; }

    internal IReadOnlyList<CheckOutcome> Outcomes { get; private init; } = [];

    internal IReadOnlyList<AlertScreeningResult> Screenings { get; private init; } = [];

    internal IEnumerable<ConsultedList> Lists => Screenings.Select(one => one.List);

    /// <summary>Every hit, with those that nobody at the desk may see.</summary>
    internal IEnumerable<ExplainedHit> Hits => HitOrder.Merged(Screenings);

    /// <summary>Everything that hit, as it is recorded.</summary>
    internal IEnumerable<AlertHit> RecordedHits => Hits.Select(one => one.Hit).Concat(Lost);

    /// <summary>What the desk shows, the strongest first.</summary>
    internal IEnumerable<ExplainedHit> OpenHits => Hits.Where(one => one.Hit.IsOpen);

    /// <summary>True when the leading hit means a person to protect.</summary>
    internal bool IsProtective => OpenHits.FirstOrDefault() is { IsProtective: true };

    /// <summary>True when everything that hit is an invented person of headquarters.</summary>
    internal bool IsDrill => OpenHits.Any() && OpenHits.All(one => one.Hit.IsDrill);

    internal Inspection With(CheckOutcome outcome, CheckFinding finding, DateTimeOffset now, long revision)
    {
        if (outcome.Check == ChipCheck.Key && Chip is { IsRead: true } && finding.Chip?.Document is null) return this;
        var next = this with
        {
            Screenings = finding.Screenings is { } found ? [.. Others(found), .. found] : Screenings,
            Past = finding.Past is { } more ? Past?.With(more) ?? more : Past,
            Chip = finding.Chip ?? Chip,
            Arrival = finding.Arrival ?? Arrival,
            Trip = finding.Arrival is { } arrival && Trip == _begun ? TripForm.With(Rule, Trip, arrival) : Trip,
            Referral = outcome.Check == ExpectedCheck.Key ? finding.Source : Referral,
            LostBy = outcome.Check == LostDocumentsCheck.Key ? finding.Source : LostBy,
            Lost = outcome.Check == LostDocumentsCheck.Key ? finding.Lost : Lost,
        };
        var judged = next.Judged([.. Outcomes.Where(one => one.Check != outcome.Check), outcome], now, revision);

        // What changes nothing an officer decides upon must not refuse the key that is just being pressed: a success,
        // and an advisory check that was not made.
        var saysNothing = outcome.Result == CheckResult.Successful
            || (outcome.Result is CheckResult.NotPerformed or CheckResult.NotSupported
                && !Mandatory.Contains(outcome.Check));
        var changesNothing = saysNothing && judged.Judgement == Judgement;
        return changesNothing ? judged with { Revision = Revision } : judged;
    }

    /// <summary>What these checks came to, with what they found in a list, holds no more.</summary>
    internal Inspection Without(IReadOnlyCollection<string> checks, string list, DateTimeOffset now, long revision) =>
        (this with { Screenings = [.. Screenings.Where(one => one.List.Name != list)] })
            .Judged([.. Outcomes.Where(one => !checks.Contains(one.Check))], now, revision);

    /// <summary>
    /// Whether an answer is about what is known now: documents are looked up again when the chip names another one, and
    /// an answer from before then is late.
    /// </summary>
    internal bool IsStillAsked(string check, InspectionSubject asked) =>
        !InspectionSubject.LookUps.Contains(check) || asked.OnChip == OtherDocument;

    // Another look at a list takes the place of the earlier one.
    private IEnumerable<AlertScreeningResult> Others(IReadOnlyList<AlertScreeningResult> found) =>
        Screenings.Where(one => found.All(other => other.List.Name != one.List.Name));

    /// <summary>Another category or other words about the journey; the verdict is computed anew.</summary>
    internal Inspection With(string category, TravelRule rule, Trip trip, DateTimeOffset now, long revision) =>
        (this with { Category = category, Rule = rule, Trip = trip }).Judged(Outcomes, now, revision);

    /// <summary>
    /// The officer typed what could not be read: everything that was found out about the first reading is forgotten.
    /// </summary>
    internal Inspection Of(
        InspectionSubject typed, string category, TravelRule rule, Trip trip, DateTimeOffset now, long revision) =>
        new Inspection(typed, category, rule, trip, Day, now, revision)
        {
            OpenedAt = OpenedAt,
            Photograph = Photograph,
        }.Judged([], now, revision);

    /// <summary>
    /// A chip was laid on: what came of an earlier one is forgotten until it has been read. What a chip has said that
    /// was read stands: the next one may be of the next traveller, and then it does not open.
    /// </summary>
    internal Inspection WithChipLaid(TravelRule rule, DateTimeOffset now, long revision) => Chip is { IsRead: true }
        ? this
        : (this with { ExpectsChip = true, Rule = rule, Chip = null })
            .Judged([.. Outcomes.Where(one => one.Check != ChipCheck.Key)], now, revision);

    /// <summary>Somebody else has compared what was typed with the document.</summary>
    internal Inspection LookedAt(string officerId, DateTimeOffset now, long revision) =>
        (this with { LookedBy = officerId }).Judged(Outcomes, now, revision);

    /// <summary>A digital seal was scanned; another one takes its place.</summary>
    internal Inspection With(SealFinding seal, DateTimeOffset now, long revision) =>
        (this with { Seal = seal }).Judged(Outcomes, now, revision);

    /// <summary>A photograph was taken, or a better one.</summary>
    internal Inspection With(Photograph photograph, DateTimeOffset now, long revision)
    {
        var judged = (this with { Photograph = photograph }).Judged(Outcomes, now, revision);
        return judged.Judgement == Judgement ? judged with { Revision = Revision } : judged;
    }

    private Inspection Judged(IReadOnlyList<CheckOutcome> outcomes, DateTimeOffset now, long revision)
    {
        var ordered = InOrder(outcomes);
        var judgement = VerdictPolicy.Judge(ordered, Rule);
        return this with
        {
            Outcomes = ordered,
            Judgement = judgement,
            JudgedAt = judgement.Verdict == Judgement.Verdict ? JudgedAt : now,
            Revision = revision,
        };
    }

    // The rule's order and not that of arrival, so that the same outcomes give the same reason and page.
    private IReadOnlyList<CheckOutcome> InOrder(IEnumerable<CheckOutcome> outcomes) =>
    [
        .. outcomes
            .Where(one => !IsFollowed(one.Check))
            .Concat(SeenTodayCheck.Judge(Subject, Past, Day))
            .Concat(TripCheck.Judge(Rule, Trip))
            .Concat(MinorCheck.Judge(Category, Rule, Trip))
            .Concat(StayCheck.Judge(Rule, Past, Subject.Direction, Day))
            .Concat(SealCheck.Judge(Rule, Seal))
            .Concat(PhotoCheck.Judge(Rule, Photograph))
            .Concat(SecondLookCheck.Judge(this))
            .Select(one => one with { Mandatory = Mandatory.Contains(one.Check) })
            .OrderBy(one => Place(one.Check))
            .ThenBy(one => one.Check, StringComparer.Ordinal),
    ];

    private static bool IsFollowed(string check) =>
        check is TripCheck.Name or StayCheck.Name or SeenTodayCheck.Name or SealCheck.Name or PhotoCheck.Name
            or MinorCheck.Name or SecondLookCheck.Name;

    private int Place(string check)
    {
        for (var i = 0; i < Mandatory.Count; i++)
            if (Mandatory[i] == check)
                return i;
        return Mandatory.Count;
    }

    public override string ToString() => $"[inspection {Id}]";
}
