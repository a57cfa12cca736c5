namespace Bmis.Central.Intake;

/// <summary>An entry that is stored and could not be applied.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">What its header says it is.</param>
/// <param name="Reason">Why not, as a code without personal data.</param>
internal sealed record DeadLetter(long Sequence, string Kind, string Reason);
