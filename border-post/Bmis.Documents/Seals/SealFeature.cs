namespace Bmis.Documents.Seals;

/// <summary>A feature of a seal. It prints as <c>[feature 05]</c>; its value may be personal.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Name">What it means by the document's table.</param>
/// <param name="Bytes">Its value as it was read.</param>
/// <param name="Text">
/// The characters, where it has any, a zone of the MRZ with its fillers; empty where the bytes mean something else.
/// </param>
public sealed record SealFeature(byte Tag, SealFeatureName Name, ReadOnlyMemory<byte> Bytes, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"[feature {Tag:X2}]";
}
