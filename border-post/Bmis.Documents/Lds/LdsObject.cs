namespace Bmis.Documents.Lds;

/// <summary>A data object within a file, as a slice of it.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Index of its first byte in the file.</param>
/// <param name="Head">Bytes of tag and length.</param>
internal readonly record struct LdsObject(uint Tag, ReadOnlyMemory<byte> Value, int Place, int Head)
{
    internal int ValuePlace => Place + Head;

    internal ReadOnlySpan<byte> Span => Value.Span;

    public override string ToString() => $"[object {Tag:X2}]";
}
