using System.Collections.Immutable;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// One inspection at one moment. Every change gives a new one with the next revision; the verdict is computed anew from
/// the outcomes, never set. Immutable.
/// </summary>
internal sealed record Inspection
{
    internal Inspection(InspectionSubject subject, ImmutableArray<string> mandatory, DateTimeOffset now, long revision)
    {
        (Subject, Mandatory, OpenedAt, JudgedAt, Revision) = (subject, mandatory, now, now, revision);
        Judgement = VerdictPolicy.Judge([], mandatory);
    }

    internal InspectionSubject Subject { get; private init; }

    internal Guid Id => Subject.InspectionId;

    /// <summary>Names of the checks without which nobody is clear.</summary>
    internal ImmutableArray<string> Mandatory { get; private init; }

    internal DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When the verdict last changed.</summary>
    internal DateTimeOffset JudgedAt { get; private init; }

    /// <summary>Grows with every change in the lane.</summary>
    internal long Revision { get; private init; }

    internal Judgement Judgement { get; private init; }

    internal IReadOnlyList<CheckOutcome> Outcomes { get; private init; } = [];

    internal IReadOnlyList<AlertScreeningResult> Screenings { get; private init; } = [];

    internal IEnumerable<ConsultedList> Lists => Screenings.Select(one => one.List);

    internal IEnumerable<ExplainedHit> Hits => Screenings.SelectMany(one => one.Hits);

    internal Inspection With(
        CheckOutcome outcome, IReadOnlyList<AlertScreeningResult>? found, DateTimeOffset now, long revision)
    {
        CheckOutcome[] outcomes =
            [.. Outcomes.Where(one => one.Check != outcome.Check).Append(outcome).OrderBy(one => Place(one.Check))];
        var judgement = VerdictPolicy.Judge(outcomes, Mandatory);
        return this with
        {
            Outcomes = outcomes,
            Screenings = found is null ? Screenings : [.. Screenings, .. found],
            Judgement = judgement,
            JudgedAt = judgement.Verdict == Judgement.Verdict ? JudgedAt : now,
            Revision = revision,
        };
    }

    // The table's order and not that of arrival, so that the same outcomes give the same reason.
    private int Place(string check) => Mandatory.IndexOf(check) is >= 0 and var place ? place : Mandatory.Length;

    public override string ToString() => $"[inspection {Id}]";
}
