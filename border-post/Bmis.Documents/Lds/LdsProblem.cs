namespace Bmis.Documents.Lds;

/// <summary>A fault of one object that leaves the rest of the file readable.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Tag">Tag of the object.</param>
/// <param name="Place">Index of its first byte in the file, or of the list that names it.</param>
public readonly record struct LdsProblem(LdsFault Fault, uint Tag, int Place)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Fault} {Tag:X2} at {Place}]";
}
