namespace Bmis.BorderPost.Screens;

/// <summary>The traveller as words on the page. It prints as <c>[traveller]</c>.</summary>
/// <param name="Primary">Surname.</param>
/// <param name="Secondary">Given names.</param>
/// <param name="Facts">Labels and values.</param>
/// <param name="Mrz">The MRZ as it came.</param>
public sealed record TravellerView(
    string Primary, string Secondary, IReadOnlyList<FactView> Facts, string Mrz)
{
    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
