namespace Bmis.Edifact.Pnrgov;

/// <summary>How a traveller can be reached. It prints as <c>[contact]</c>.</summary>
/// <param name="Kind">M mobile telephone, E e-mail, H home, other letters as they were sent; empty for none.</param>
/// <param name="Value">Telephone or address, e-mail without the circuit's escapes.</param>
/// <param name="Language">The language or country behind it; mostly empty.</param>
public sealed record BookedContact(string Kind, string Value, string Language)
{
    /// <inheritdoc/>
    public override string ToString() => "[contact]";
}
