namespace Bmis.Documents.Mrz;

/// <summary>A place in a machine readable zone.</summary>
/// <param name="Line">Line from 1; empty lines do not count.</param>
/// <param name="Column">Column from 1, after blanks at the start of the line are taken away.</param>
public readonly record struct MrzPosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Line},{Column}]";
}
