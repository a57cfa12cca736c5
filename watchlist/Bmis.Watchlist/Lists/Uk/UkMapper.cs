using System.Text.RegularExpressions;
using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Uk;

/// <summary>Makes entries of the rows of the United Kingdom's list: one row for each name or detail.</summary>
internal sealed partial class UkMapper(CsvTable table, string file, ImportDraft import)
{
    private const int LongestId = 40;

    private static readonly string[] Given = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5"];

    private static readonly string[] Address =
    [
        "Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6", "Post/Zip Code", "Country",
        "Address Line 1", "Address Line 2", "Address Line 3", "Address Line 4", "Address Line 5", "Address Line 6",
        "Address Postal Code", "Address Country",
    ];

    private static readonly string[] Remarks =
    [
        "Title", "Position", "Passport Details", "Passport additional information", "National Identification Details",
        "National Identifier additional information", "Designation source", "Sanctions Imposed", "Listed On",
        "Date Designated", "UN Reference Number", "IMO number", "Current believed flag of ship", "Type of ship",
        "Hull identification number (HIN)", "Other Information", "UK Statement of Reasons",
    ];

    private readonly Dictionary<string, EntryDraft> _entries = new(StringComparer.Ordinal);

    internal void Map()
    {
        foreach (var row in table.Rows) Note(row);
        foreach (var entry in _entries.Values) entry.Finish(UkReader.Ids[0], "Name 6");
    }

    private void Note(CsvRow row)
    {
        var place = new SourcePlace(file, row.Line);
        var id = table.Field(row, UkReader.Ids);
        if (id.Length is 0 or > LongestId || !id.All(char.IsAsciiLetterOrDigit))
        {
            import.Problem(place, UkReader.Ids[0], "An id has 1 to 40 letters and digits.");
            return;
        }

        if (!_entries.TryGetValue(id, out var entry))
        {
            if (KindOf(table.Field(row, UkReader.Kinds)) is not { } kind)
            {
                import.Problem(place, UkReader.Kinds[0], "The type of the entry is none of those published.");
                return;
            }

            _entries.Add(id, entry = new(import, place, $"uk:{id}", kind, "UK sanctions list"));
        }

        entry.Place = place;
        NoteNames(row, entry);
        NoteBirth(row, entry);
        NoteDetails(row, entry);
    }

    private static EntryKind? KindOf(string type) => type.ToUpperInvariant() switch
    {
        "INDIVIDUAL" => EntryKind.Person,
        "ENTITY" => EntryKind.Entity,
        "SHIP" => EntryKind.Vessel,
        "AIRCRAFT" => EntryKind.Aircraft,
        _ => null,
    };

    private void NoteNames(CsvRow row, EntryDraft entry)
    {
        var type = table.Field(row, "Alias Type", "Name type");
        if (FormOf(type) is not { } kind)
        {
            entry.Problem("Alias Type", "The type of the name is none of those published.");
            return;
        }

        var isWeak = table.Field(row, "Alias Quality", "Alias strength").StartsWith(
            "low", StringComparison.OrdinalIgnoreCase);
        var quality = isWeak ? NameQuality.Weak : NameQuality.Strong;
        var given = string.Join(' ', Given.Select(column => table.Field(row, column)).Where(part => part.Length > 0));
        if (entry.Kind == EntryKind.Person) entry.AddName(table.Field(row, "Name 6"), given, kind, quality);
        else entry.AddName($"{given} {table.Field(row, "Name 6")}", "", kind, quality);
        entry.AddName(table.Field(row, "Name Non-Latin Script"), "", NameKind.Alias, quality);
    }

    private static NameKind? FormOf(string type) =>
        type.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "" or "PRIMARY NAME" => NameKind.Primary,
            "AKA" or "NKA" or "ALIAS" or "PRIMARY NAME VARIATION" => NameKind.Alias,
            "FKA" => NameKind.Former,
            _ => null,
        };

    private void NoteBirth(CsvRow row, EntryDraft entry)
    {
        foreach (var text in Several(table.Field(row, "DOB", "D.O.B")))
            if (UkDates.Read(text) is { } birth) entry.AddBirth(birth);
            else entry.Problem("DOB", "It is not a date: dd/MM/yyyy, with 00 for what is not known, or a year.");
        var towns = Several(table.Field(row, "Town of Birth")).ToList();
        var country = table.Field(row, "Country of Birth");
        if (towns.Count > 1) towns.ForEach(town => entry.AddBirthPlace(town));
        else entry.AddBirthPlace(towns.FirstOrDefault(), country);
    }

    private void NoteDetails(CsvRow row, EntryDraft entry)
    {
        foreach (var state in Several(table.Field(row, "Nationality", "Nationality(/ies)")))
            entry.AddNationality(state, "Nationality");
        foreach (var number in Several(table.Field(row, "Passport Number")))
            entry.AddDocument("Passport", number, null, "Passport Number");
        var numbers = table.Field(row, "National Identification Number", "National Identifier number");
        foreach (var number in Several(numbers))
            entry.AddDocument("National identification number", number, null, "National Identification Number");
        entry.AddAddress(Address.Select(column => table.Field(row, column)));
        entry.AddProgramme(table.Field(row, "Regime", "Regime Name"));
        foreach (var column in Remarks) entry.AddRemark(column, table.Field(row, column));
        entry.Sex = SexOf(row, entry) ?? entry.Sex;
    }

    // The older layout has no column for it and writes it into the remarks.
    private Sex? SexOf(CsvRow row, EntryDraft entry)
    {
        var stated = table.Field(row, "Gender") is { Length: > 0 } column
            ? column
            : Gender().Match(table.Field(row, "Other Information")).Groups["sex"].Value;
        switch (stated.ToUpperInvariant())
        {
            case "M" or "MALE":
                return Sex.M;
            case "F" or "FEMALE":
                return Sex.F;
            case "" or "UNKNOWN":
                return null;
            default:
                entry.KeepAside("Gender", "Gender", stated);
                return null;
        }
    }

    private static IEnumerable<string> Several(string field) =>
        Numbered().Split(field).SelectMany(part => SourceText.Parts(part, '|'))
            .SelectMany(part => SourceText.Parts(part));

    [GeneratedRegex(@"\([0-9]{1,2}\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\(Gender\): ?(?<sex>Male|Female)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gender();
}
