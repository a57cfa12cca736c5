namespace Bmis.Edifact.Pnrgov;

/// <summary>A segment that is kept as it is, such as fares, taxes and history. It prints its tag alone.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Elements">Its elements, each with its components, as text without escapes.</param>
/// <param name="Offset">Its first byte in the transmission.</param>
public sealed record KeptSegment(string Tag, IReadOnlyList<IReadOnlyList<string>> Elements, int Offset)
{
    /// <summary>A component; empty where none was sent.</summary>
    public string Text(int element, int component = 0) =>
        element < Elements.Count && component < Elements[element].Count ? Elements[element][component] : "";

    /// <inheritdoc/>
    public override string ToString() => $"[{Tag}]";
}
