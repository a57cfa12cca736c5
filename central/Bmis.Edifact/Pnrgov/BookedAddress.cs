namespace Bmis.Edifact.Pnrgov;

/// <summary>An address (ADD). It prints as <c>[address]</c>.</summary>
/// <param name="Purpose">What it is for, such as 702 for the booking.</param>
/// <param name="Street">Street and number.</param>
/// <param name="City">City.</param>
/// <param name="Region">Region, by code or name.</param>
/// <param name="Country">Country.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="Text">What stands behind it, such as a telephone.</param>
public sealed record BookedAddress(
    string Purpose, string Street, string City, string Region, string Country, string PostalCode, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => "[address]";
}
