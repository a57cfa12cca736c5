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

    /// <summary>The batch without what an entry would become but its dead letter.</summary>
    public Batch Without(DeadLetter letter) => this with
    {
        Crossings = [.. Crossings.Where(taken => taken.Sequence != letter.Sequence)],
        Corrections = [.. Corrections.Where(taken => taken.Sequence != letter.Sequence)],
        Rows = [.. Rows.Where(row => row.Sequence != letter.Sequence)],
        Fingers = [.. Fingers.Where(taken => taken.Sequence != letter.Sequence)],
        DeadLetters = [.. DeadLetters, letter],
    };

    /// <summary>The batch of a branch that does not count: each entry is kept for whoever decides.</summary>
    public Batch Apart() => new(Run, [], [], [],
    [
        .. Run.Envelopes.Select(entry => new DeadLetter(entry.Sequence, entry.Header.Kind, DeadLetter.Undecided)),
    ]);

    /// <summary>Lane and count.</summary>
    public override string ToString() => Run.ToString();
}
