using Bmis.Crossings.Corrections;

namespace Bmis.Central.Intake;

/// <summary>A correction that was read, and where it stands. It prints as its number.</summary>
internal sealed record TakenCorrection(long Sequence, Correction Correction)
{
    public override string ToString() => $"[correction {Sequence}]";
}
