namespace Bmis.Central.Intake.DeadLetters;

/// <summary>A dead letter as it is shown: never its payload.</summary>
internal sealed record LetterRow
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public string Kind { get; init; } = "";

    public string Reason { get; init; } = "";

    public DateTime NotedAt { get; init; }

    public string Owner { get; init; } = "";

    public DateTime? TakenAt { get; init; }

    public DateTime? TriedAt { get; init; }

    public string TriedBy { get; init; } = "";

    /// <summary>A word of <see cref="LetterOutcome"/>; empty before the first replay.</summary>
    public string Outcome { get; init; } = "";
}
