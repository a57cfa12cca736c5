namespace Bmis.Central.Intake.DeadLetters;

/// <summary>What the last replay of a dead letter ended with, as the table says it.</summary>
internal static class LetterOutcome
{
    /// <summary>Its typed rows stand.</summary>
    public const string Applied = "applied";

    /// <summary>The same entry stood already, from another journal of the same lane.</summary>
    public const string AlreadyApplied = "already-applied";

    /// <summary>It waits on, with a reason of its own.</summary>
    public const string StillFaulty = "still-faulty";
}
