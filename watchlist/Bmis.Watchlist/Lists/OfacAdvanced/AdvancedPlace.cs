using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>A place to which features refer.</summary>
/// <param name="Text">Its parts with its countries behind them.</param>
/// <param name="Countries">The States in it.</param>
internal sealed record AdvancedPlace(string Text, IReadOnlyList<CountryCode> Countries)
{
    internal static AdvancedPlace Of(XmlItem place, ReferenceValues values)
    {
        var countries = place.Of("LocationCountry").Select(country => country["CountryID"]).ToList();
        var parts = place.Of("LocationPart").SelectMany(part => part.Of("LocationPartValue"))
            .Select(value => value.Value("Value"));
        return new(
            SourceText.Joined([.. parts, .. countries.Select(id => values.CountryName(id, place.Place))]),
            [.. countries.Select(id => values.Country(id, place.Place)).OfType<CountryCode>()]);
    }

    public override string ToString() => "[place]";
}
