namespace Bmis.Documents.Authentication;

/// <summary>What binds terminal authentication to one chip and one session. It prints as <c>[binding]</c>.</summary>
/// <param name="ChipIdentifier">
/// The name of the chip: after BAC the document number with its check digit, after PACE the chip's ephemeral key in
/// short (Doc 9303-11, 7.1.2).
/// </param>
/// <param name="TerminalKey">The terminal's ephemeral key of chip authentication in short.</param>
public sealed record TerminalBinding(ReadOnlyMemory<byte> ChipIdentifier, ReadOnlyMemory<byte> TerminalKey)
{
    /// <inheritdoc/>
    public override string ToString() => "[binding]";
}
