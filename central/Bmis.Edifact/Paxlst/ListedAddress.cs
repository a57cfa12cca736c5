namespace Bmis.Edifact.Paxlst;

/// <summary>An address (C059 and what follows it); what was not sent is empty.</summary>
/// <param name="Street">Street and number (3042), its pieces joined by a blank.</param>
/// <param name="City">The city (3164).</param>
/// <param name="Region">Region, by code or name (C819).</param>
/// <param name="PostalCode">The postal code (3251).</param>
/// <param name="Country">The country's code (3207).</param>
public sealed record ListedAddress(string Street, string City, string Region, string PostalCode, string Country)
{
    /// <inheritdoc/>
    public override string ToString() => "[address]";
}
