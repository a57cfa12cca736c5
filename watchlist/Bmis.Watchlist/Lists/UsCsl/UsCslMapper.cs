using Bmis.Biographics;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Watchlist.Lists.UsCsl;

/// <summary>Makes entries of the rows of the Consolidated Screening List.</summary>
internal sealed class UsCslMapper(CsvTable table, string file, ImportDraft import)
{
    private readonly Dictionary<string, EntryDraft> _entries = new(StringComparer.Ordinal);

    internal void Map()
    {
        foreach (var row in table.Rows) Note(row);
        foreach (var entry in _entries.Values) entry.Finish("entity_number", "name");
    }

    // A list that numbers nothing gives one row to every address: rows that agree on their id are one entry.
    private void Note(CsvRow row)
    {
        var place = new SourcePlace(file, row.Line);
        var list = Abbreviation(table.Field(row, "source"));
        var number = table.Field(row, "entity_number");
        var name = SourceText.Squeeze(table.Field(row, "name"));
        if (list.Length == 0)
            import.Problem(place, "source", "The name of a list with its abbreviation in brackets stands here.");
        if (KindOf(table.Field(row, "type"), name) is not { } kind)
        {
            import.Problem(place, "type", "The type of the entry is none of those published.");
            return;
        }

        var id = $"uscsl:{list}-{(number.Length > 0 ? number : Derived(row, name))}";
        if (!_entries.TryGetValue(id, out var entry))
            _entries.Add(id, entry = new(import, place, id, kind, $"US screening list: {list}"));
        else if (number.Length > 0)
            import.Problem(place, "entity_number", "The number was given before.");
        entry.Place = place;
        NoteFields(row, entry, name);
    }

    private string Derived(CsvRow row, string name) => DerivedId.Of(
        name, table.Field(row, "programs"), table.Field(row, "start_date"),
        table.Field(row, "federal_register_notice"));

    private void NoteFields(CsvRow row, EntryDraft entry, string name)
    {
        Add(entry, name, NameKind.Primary);
        foreach (var alias in SourceText.Parts(table.Field(row, "alt_names"))) Add(entry, alias, NameKind.Alias);
        foreach (var date in SourceText.Parts(table.Field(row, "dates_of_birth"))) NoteBirth(entry, date);
        foreach (var born in SourceText.Parts(table.Field(row, "places_of_birth"))) entry.AddBirthPlace(born);
        foreach (var address in SourceText.Parts(table.Field(row, "addresses"))) entry.AddAddress(address);
        foreach (var column in new[] { "nationalities", "citizenships" })
            foreach (var state in SourceText.Parts(table.Field(row, column))) entry.AddNationalityCode(state, column);
        foreach (var document in SourceText.Parts(table.Field(row, "ids"))) NoteDocument(entry, document);
        foreach (var programme in SourceText.Parts(table.Field(row, "programs"))) entry.AddProgramme(programme);
        foreach (var label in new[] { "title", "call_sign", "vessel_type", "vessel_flag", "vessel_owner" })
            entry.AddRemark(label.Replace('_', ' '), table.Field(row, label));
        entry.AddRemark("from", table.Field(row, "start_date"));
        entry.AddRemark("until", table.Field(row, "end_date"));
        entry.AddRemark(table.Field(row, "license_requirement"));
        entry.AddRemark(table.Field(row, "federal_register_notice"));
        entry.AddRemark(table.Field(row, "remarks"));
    }

    private static void Add(EntryDraft entry, string text, NameKind nameKind)
    {
        var name = OfacNames.Name(text, entry.Kind, nameKind, NameQuality.Strong);
        entry.AddName(name.Primary, name.Secondary, nameKind);
    }

    private static void NoteBirth(EntryDraft entry, string text)
    {
        if (PartialDate.Parse(text).TryGet(out var date)) entry.AddBirth(BirthInterval.Of(date));
        else if (OfacDates.Read(text) is { } interval) entry.AddBirth(interval);
        else entry.Problem("dates_of_birth", "It is not a date.");
    }

    // Written as "State, number, type" or "number, type"; pages, directives and sanctions stand here too.
    private static void NoteDocument(EntryDraft entry, string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var state = parts.Length > 2 && parts[0].Length == 2 ? CountryNames.OfCode(parts[0]) : null;
        var type = parts[^1];
        var number = parts.Length > 1 ? parts[state is null ? 0 : 1] : "";
        if (entry.Kind == EntryKind.Person && OfacRemarks.IsDocument(type))
            entry.AddDocument(type, number, state, "ids");
        else
            entry.AddRemark(text);
    }

    private static string Abbreviation(string source)
    {
        var open = source.IndexOf('(', StringComparison.Ordinal);
        var close = source.IndexOf(')', StringComparison.Ordinal);
        var text = open >= 0 && close > open ? source[(open + 1)..close] : "";
        return text.Length is > 0 and <= 12 && text.All(char.IsAsciiLetterOrDigit) ? text : "";
    }

    private static EntryKind? KindOf(string type, string name) => type.ToUpperInvariant() switch
    {
        "INDIVIDUAL" => EntryKind.Person,
        "ENTITY" => EntryKind.Entity,
        "VESSEL" => EntryKind.Vessel,
        "AIRCRAFT" => EntryKind.Aircraft,
        "" => OrganisationName.Is(name) ? EntryKind.Entity : EntryKind.Person,
        _ => null,
    };
}
