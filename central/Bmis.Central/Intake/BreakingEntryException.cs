namespace Bmis.Central.Intake;

/// <summary>Writing one entry broke the connection, as it would again: the batch is written anew without it.</summary>
internal sealed class BreakingEntryException(DeadLetter letter, Exception fault)
    : Exception($"Entry {letter.Sequence} breaks the connection.", fault)
{
    public DeadLetter Letter => letter;
}
