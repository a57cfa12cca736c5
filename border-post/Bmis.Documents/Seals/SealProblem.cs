namespace Bmis.Documents.Seals;

/// <summary>What is wrong with one feature of a seal that can be read otherwise.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Tag">Tag of the feature.</param>
public readonly record struct SealProblem(SealFault Fault, byte Tag)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Fault} {Tag:X2}]";
}
