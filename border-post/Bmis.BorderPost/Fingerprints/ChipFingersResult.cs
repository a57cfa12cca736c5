using Bmis.Biometrics.SeveralFingers;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>The fingers of a chip, as far as they could be read, and what is wrong with the others.</summary>
/// <param name="Fingers">The prints; empty for a chip that holds none.</param>
/// <param name="Problems">In the order of the data blocks.</param>
internal sealed record ChipFingersResult(FingerSet Fingers, IReadOnlyList<ChipFingerProblem> Problems)
{
    public override string ToString() => $"{Fingers}, {Problems.Count} problems";
}
