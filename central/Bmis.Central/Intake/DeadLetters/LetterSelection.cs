namespace Bmis.Central.Intake.DeadLetters;

/// <summary>Which dead letters of one journal are meant: all that wait, of one reason, or one.</summary>
/// <param name="RegionId">The region under which the journal lies.</param>
/// <param name="LaneId">Whose journal.</param>
/// <param name="Reason">Only those with this reason; null for every reason.</param>
/// <param name="Sequence">Only this number; null for every number.</param>
internal sealed record LetterSelection(int RegionId, string LaneId, string? Reason = null, long? Sequence = null);
