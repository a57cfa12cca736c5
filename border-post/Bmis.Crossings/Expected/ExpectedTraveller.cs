using Bmis.Crossings.Records;

namespace Bmis.Crossings.Expected;

/// <summary>
/// Somebody on a carrier's list, as far as the carrier's words could be understood. It prints as <c>[traveller]</c>.
/// </summary>
/// <param name="Id">The row of the list at headquarters.</param>
/// <param name="Readings">
/// How name, birth, sex and State may be read, the likeliest first; at most <see cref="MostReadings"/>. What the list
/// does not say is unknown there, and sex X.
/// </param>
/// <param name="Documents">Travel documents, then visas; at most <see cref="MostDocuments"/>.</param>
public sealed record ExpectedTraveller(
    Guid Id, IReadOnlyList<Traveller> Readings, IReadOnlyList<TravelDocument> Documents)
{
    /// <summary>Most readings of one traveller.</summary>
    public const int MostReadings = 8;

    /// <summary>Most documents of one traveller.</summary>
    public const int MostDocuments = 8;

    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
