namespace Bmis.Edifact.Pnrgov;

/// <summary>A traveller's check-in for a leg (group 7).</summary>
/// <param name="Sequence">The number of the check-in (TRI).</param>
/// <param name="Reference">The traveller's reference in the booking; empty when not said.</param>
/// <param name="Surname">The name that was sent for it (TIF).</param>
/// <param name="GivenName">The given name that was sent for it.</param>
/// <param name="Seat">The seat (SSD).</param>
/// <param name="Bags">Checked bags (TBD).</param>
public sealed record CheckIn(
    string Sequence, string Reference, string Surname, string GivenName, string Seat, IReadOnlyList<KeptSegment> Bags)
{
    /// <inheritdoc/>
    public override string ToString() => "[check-in]";
}
