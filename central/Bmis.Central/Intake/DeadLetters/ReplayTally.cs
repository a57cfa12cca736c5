namespace Bmis.Central.Intake.DeadLetters;

/// <summary>What became of replayed dead letters.</summary>
/// <param name="Applied">Their typed rows stand now.</param>
/// <param name="AlreadyApplied">The same entry stood already, from another journal of the same lane.</param>
/// <param name="StillFaulty">They stay, with the reason of this attempt.</param>
internal sealed record ReplayTally(int Applied, int AlreadyApplied, int StillFaulty)
{
    public static ReplayTally Nothing { get; } = new(0, 0, 0);

    public int Count => Applied + AlreadyApplied + StillFaulty;

    public static ReplayTally operator +(ReplayTally one, ReplayTally other) => new(
        one.Applied + other.Applied,
        one.AlreadyApplied + other.AlreadyApplied,
        one.StillFaulty + other.StillFaulty);
}
