namespace Bmis.Edifact.Parts;

/// <summary>A part in its set.</summary>
/// <param name="Set">The set with it.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record FiledPart(PartSet Set, PartOutcome Outcome);
