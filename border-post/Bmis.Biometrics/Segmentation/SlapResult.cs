namespace Bmis.Biometrics.Segmentation;

/// <summary>The fingers of a picture, and what is wrong with it.</summary>
/// <param name="Fingers">What was found, from left to right, also when the number is not the one asked for.</param>
/// <param name="Faults">What is wrong; empty when nothing is.</param>
public sealed record SlapResult(IReadOnlyList<SegmentedFinger> Fingers, IReadOnlyList<SlapFault> Faults)
{
    /// <summary>Says the counts alone.</summary>
    public override string ToString() => $"[{Fingers.Count} fingers, {Faults.Count} faults]";
}
