namespace Bmis.Central.Intake.Proof;

/// <summary>The first number at which something does not fit.</summary>
/// <param name="Sequence">The number; for what is missing the first missing one.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record ProofFault(long Sequence, string Reason);
