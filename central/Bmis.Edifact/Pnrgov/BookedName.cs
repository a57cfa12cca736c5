namespace Bmis.Edifact.Pnrgov;

/// <summary>A traveller of a booking (TIF), as it was booked; titles stay in the names. It prints as <c>[name]</c>.
/// </summary>
/// <param name="Surname">The surname.</param>
/// <param name="GivenName">Given names with titles, as they were sent; empty for a booking by surname.</param>
/// <param name="Kind">A adult, C child, IN infant; empty when not said.</param>
/// <param name="Reference">What other segments call the traveller; empty when not said.</param>
/// <param name="HasInfant">Whether an infant goes with the traveller.</param>
/// <param name="Group">What else stands by the surname, such as the kind of a group.</param>
/// <param name="Details">What was sent for this name and those that were sent with it.</param>
/// <param name="Offset">The first byte of TIF in the transmission.</param>
/// <param name="Length">Bytes to the end of what was sent for it.</param>
public sealed record BookedName(
    string Surname, string GivenName, string Kind, string Reference, bool HasInfant, string Group, NameDetails Details,
    int Offset, int Length)
{
    /// <inheritdoc/>
    public override string ToString() => "[name]";
}
