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

    /// <summary>The lane's post; empty where nothing of the batch says it.</summary>
    public string PostCode { get; init; } = "";

    public int RegionId => Run.RegionId;

    public string LaneId => Run.LaneId;

    /// <summary>The batch without what an entry would become but its dead letter.</summary>
    public Batch Without(DeadLetter letter) => this with
    {
        Crossings = [.. Crossings.Where(taken => taken.Sequence != letter.Sequence)],
        Corrections = [.. Corrections.Where(taken => taken.Sequence != letter.Sequence)],
        Rows = [.. Rows.Where(row => row.Sequence != letter.Sequence)],
        Fingers = [.. Fingers.Where(taken => taken.Sequence != letter.Sequence)],
        DeadLetters = [.. DeadLetters, letter],
    };

    /// <summary>The batch with these entries kept for whoever decides about the branches of the lane.</summary>
    public Batch Without(IReadOnlySet<long> apart) => apart.Count == 0 ? this : this with
    {
        Crossings = [.. Crossings.Where(taken => !apart.Contains(taken.Sequence))],
        Corrections = [.. Corrections.Where(taken => !apart.Contains(taken.Sequence))],
        Rows = [.. Rows.Where(row => !apart.Contains(row.Sequence))],
        Fingers = [.. Fingers.Where(taken => !apart.Contains(taken.Sequence))],
        DeadLetters =
        [
            .. DeadLetters.Where(letter => !apart.Contains(letter.Sequence)),
            .. Run.Envelopes.Where(entry => apart.Contains(entry.Sequence)).Select(
                entry => new DeadLetter(entry.Sequence, entry.Header.Kind, DeadLetter.Undecided)),
        ],
    };

    /// <summary>Lane and count.</summary>
    public override string ToString() => Run.ToString();
}
