using System.Globalization;

namespace Bmis.Watchlist.Lists.UsDpl;

/// <summary>Makes entries of the rows of the Denied Persons List.</summary>
internal sealed class UsDplMapper(CsvTable table, string file, ImportDraft import)
{
    private readonly Dictionary<(string Name, string Date), EntryDraft> _entries = [];

    internal void Map()
    {
        foreach (var row in table.Rows) Note(row);
        foreach (var entry in _entries.Values) entry.Finish("Name", "Name");
    }

    private void Note(CsvRow row)
    {
        var place = new SourcePlace(file, row.Line);
        var (name, date) = (SourceText.Squeeze(table.Field(row, "Name")), table.Field(row, "Effective_Date"));
        if (!IsDay(date)) import.Problem(place, "Effective_Date", "It is not a date: MM/dd/yyyy.");
        var end = table.Field(row, "Expiration_Date");
        if (end.Length > 0 && !IsDay(end)) import.Problem(place, "Expiration_Date", "It is not a date: MM/dd/yyyy.");
        if (!_entries.TryGetValue((name, date), out var entry))
            _entries.Add((name, date), entry = New(place, name, date));
        entry.AddAddress(
            table.Field(row, "Street_Address"), table.Field(row, "City"), table.Field(row, "State"),
            table.Field(row, "Postal_Code"), table.Field(row, "Country"));
        entry.AddRemark("Effective", date);
        entry.AddRemark("Expires", end);
        entry.AddRemark(table.Field(row, "Action"));
        entry.AddRemark(table.Field(row, "FR_Citation"));
    }

    private EntryDraft New(SourcePlace place, string name, string date)
    {
        var kind = OrganisationName.Is(name) ? EntryKind.Entity : EntryKind.Person;
        var entry = new EntryDraft(import, place, $"usdpl:{DerivedId.Of(name, date)}", kind, "US Denied Persons List");
        entry.AddName(name);
        entry.AddProgramme("DPL");
        return entry;
    }

    private static bool IsDay(string text) => DateOnly.TryParseExact(
        text, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
