using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>
/// The values to which the rest of the file refers by number. Their texts count, never their numbers: a publisher gives
/// numbers as it likes.
/// </summary>
internal sealed class ReferenceValues(ImportDraft import)
{
    private readonly Dictionary<(string Set, string Id), XmlItem> _values = [];

    internal void Note(XmlItem sets)
    {
        foreach (var value in sets.Items.SelectMany(set => set.Items))
            if (!_values.TryAdd((value.Name, value["ID"]), value))
                import.Problem(value.Place, value.Name, "The number was given before.");
    }

    /// <summary>The text of a value; empty with a problem where the file does not have it.</summary>
    internal string Text(string set, string id, SourcePlace place) => SourceText.Squeeze(Find(set, id, place)?.Text);

    /// <summary>The State of a country's number, or null where its code and name mean none.</summary>
    internal CountryCode? Country(string id, SourcePlace place) => Find("Country", id, place) is not { } country
        ? null
        : CountryNames.OfCode(country["ISO2"]) ?? CountryNames.OfCode(country["ISO3"])
            ?? CountryNames.Find(SourceText.Squeeze(country.Text));

    internal string CountryName(string id, SourcePlace place) => Text("Country", id, place);

    /// <summary>The texts of a party's sub-type and type.</summary>
    internal (string SubType, string Type) PartyType(string id, SourcePlace place) =>
        Find("PartySubType", id, place) is { } subType
            ? (SourceText.Squeeze(subType.Text), Text("PartyType", subType["PartyTypeID"], place))
            : ("", "");

    private XmlItem? Find(string set, string id, SourcePlace place)
    {
        if (_values.TryGetValue((set, id), out var value)) return value;
        import.Problem(place, set, "The file does not have the value to which this refers.");
        return null;
    }
}
