namespace Bmis.Edifact.Pnrgov;

/// <summary>An address as the text of SSR DOCA holds it. It prints as <c>[address]</c>.</summary>
/// <param name="Kind">D destination, R residence, B birth; empty when not said.</param>
/// <param name="Country">The country.</param>
/// <param name="Street">Street and number.</param>
/// <param name="City">City.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="IsInfants">Whether it is that of an infant who travels with the traveller (I).</param>
public sealed record DocumentAddress(
    string Kind, string Country, string Street, string City, string Region, string PostalCode, bool IsInfants)
{
    /// <inheritdoc/>
    public override string ToString() => "[address]";
}
