namespace Bmis.Central.Intake;

/// <summary>A run, read as far as it can be read.</summary>
internal sealed record Batch(
    LaneRun Run,
    IReadOnlyList<TakenCrossing> Crossings,
    IReadOnlyList<TakenCorrection> Corrections,
    IReadOnlyList<SmallRow> Rows,
    IReadOnlyList<DeadLetter> DeadLetters)
{
    /// <summary>What was done with travellers' fingers.</summary>
    public IReadOnlyList<TakenFingers> Fingers { get; init; } = [];

    public int RegionId => Run.RegionId;

    public string LaneId => Run.LaneId;

    /// <summary>Lane and count.</summary>
    public override string ToString() => Run.ToString();
}
