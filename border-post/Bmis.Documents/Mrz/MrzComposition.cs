namespace Bmis.Documents.Mrz;

/// <summary>A composed MRZ, or why there is none. It prints as <c>[travel document]</c>.</summary>
/// <param name="Text">The lines with a line feed between them; empty when there is a fault.</param>
/// <param name="Fault">Which field cannot be printed.</param>
public sealed record MrzComposition(string Text, MrzCompositionFault Fault)
{
    /// <summary>True when there is an MRZ.</summary>
    public bool Succeeded => Fault == MrzCompositionFault.None;

    /// <inheritdoc/>
    public override string ToString() => "[travel document]";
}
