namespace Bmis.Central.Intake.DeadLetters;

/// <summary>How many dead letters wait for one reason.</summary>
internal sealed record ReasonRow
{
    public string Reason { get; init; } = "";

    public int Letters { get; init; }

    public int Lanes { get; init; }

    /// <summary>How many nobody looks after.</summary>
    public int Unowned { get; init; }

    public DateTime Oldest { get; init; }
}
