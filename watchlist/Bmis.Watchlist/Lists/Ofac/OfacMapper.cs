using System.Globalization;

namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>Makes entries of the rows of the SDN list, or of a list in its layout.</summary>
internal sealed class OfacMapper(OfacReader reader)
{
    private readonly Dictionary<string, List<AlertName>> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryKind> _kinds = new(StringComparer.Ordinal);

    private OfacLayout Layout => reader.Layout;

    internal List<ImportProblem> Problems { get; } = [];

    internal List<ImportProblem> Warnings { get; } = [];

    internal List<AlertEntry> Map()
    {
        foreach (var row in reader.Rows(Layout.Subjects)) NoteKind(row);
        foreach (var row in reader.Rows(Layout.Comments)) NoteComment(row);
        foreach (var row in reader.Rows(Layout.Aliases)) NoteAlias(row);
        foreach (var row in reader.Rows(Layout.Addresses)) NoteAddress(row);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return Problems.Count > 0
            ? []
            : [.. reader.Rows(Layout.Subjects).Select(row => Checked(row, Entry(row, seen)))];
    }

    private void NoteKind(CsvRow row)
    {
        if (!uint.TryParse(Field(row, 0), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            Problem(Layout.Subjects, row, "ent_num", "The number of the entry is not a number.");
        else if (Field(row, 1).Length == 0)
            Problem(Layout.Subjects, row, "SDN_Name", "The entry has no name.");
        else if (KindOf(Field(row, 2)) is { } kind)
            _kinds.TryAdd(Field(row, 0), kind);
        else
            Problem(Layout.Subjects, row, "SDN_Type", "The type of the entry is none of those published.");
    }

    private static EntryKind? KindOf(string type) => type switch
    {
        "individual" => EntryKind.Person,
        "" => EntryKind.Entity,
        "vessel" => EntryKind.Vessel,
        "aircraft" => EntryKind.Aircraft,
        _ => null,
    };

    private void NoteComment(CsvRow row)
    {
        if (_kinds.ContainsKey(Field(row, 0)))
            _comments[Field(row, 0)] = _comments.GetValueOrDefault(Field(row, 0), "") + row.Fields[1];
        else
            Warning(Layout.Comments, row, "ent_num", "No entry has this number; the remark is left aside.");
    }

    // An alias without its entry means that the files are not of one version.
    private void NoteAlias(CsvRow row)
    {
        if (!_kinds.TryGetValue(Field(row, 0), out var kind))
            Problem(Layout.Aliases, row, "ent_num", "No entry has this number.");
        else if (Field(row, 3).Length == 0)
            Problem(Layout.Aliases, row, "alt_name", "The alias is empty.");
        else if (NameKindOf(Field(row, 2)) is { } nameKind)
            Listed(_aliases, Field(row, 0)).Add(OfacNames.Name(Field(row, 3), kind, nameKind, NameQuality.Strong));
        else
            Problem(Layout.Aliases, row, "alt_type", "The type of the alias is none of those published.");
    }

    private static NameKind? NameKindOf(string type) => type switch
    {
        "aka" or "nka" => NameKind.Alias,
        "fka" => NameKind.Former,
        _ => null,
    };

    private void NoteAddress(CsvRow row)
    {
        var address = string.Join(", ", row.Fields[2..5].Select(Plain).Where(part => part.Length > 0));
        if (!_kinds.ContainsKey(Field(row, 0)))
            Warning(Layout.Addresses, row, "ent_num", "No entry has this number; the address is left aside.");
        else if (address.Length > 0)
            Listed(_addresses, Field(row, 0)).Add(address);
    }

    // A number given twice keeps both subjects: leaving one aside would lose an alert.
    private AlertEntry Entry(CsvRow row, Dictionary<string, int> seen)
    {
        var number = Field(row, 0);
        var times = seen[number] = seen.GetValueOrDefault(number) + 1;
        if (times > 1)
            Warning(
                Layout.Subjects, row, "ent_num",
                $"The number was given before; kept as {Layout.Prefix}:{number}.{times}.");
        var kind = KindOf(Field(row, 2)) ?? EntryKind.Entity;
        var remarks =
            OfacRemarks.Read(Field(row, 11) + (times == 1 ? _comments.GetValueOrDefault(number, "") : ""), kind);
        return new()
        {
            Id = times == 1 ? $"{Layout.Prefix}:{number}" : $"{Layout.Prefix}:{number}.{times}",
            Kind = kind,
            Names =
            [
                OfacNames.Name(Field(row, 1), kind, NameKind.Primary, NameQuality.Strong),
                .. times == 1 ? _aliases.GetValueOrDefault(number, []) : [],
                .. remarks.WeakAliases,
            ],
            BirthDates = remarks.BirthDates,
            BirthPlaces = remarks.BirthPlaces,
            Addresses = times == 1 ? _addresses.GetValueOrDefault(number, []) : [],
            Nationalities = [.. remarks.Nationalities.Distinct()],
            Sex = remarks.Sex,
            Documents = [.. remarks.Documents.Distinct()],
            Programmes =
                Field(row, 3).Split("] [", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Remarks = remarks.Text,
            Actions = AlertActions.Refer,
            Source = Layout.Title,
        };
    }

    private AlertEntry Checked(CsvRow row, AlertEntry entry)
    {
        if (!EntryLimits.Hold(entry)) Problem(Layout.Subjects, row, "", EntryLimits.Reason);
        return entry;
    }

    private static List<T> Listed<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        return list;
    }

    private static string Field(CsvRow row, int column) => Plain(row.Fields[column]);

    // "-0-" is how the source writes that a field is empty.
    private static string Plain(string field) => field.Trim() is var text && text == "-0-" ? "" : text;

    private void Problem(string file, CsvRow row, string column, string reason) =>
        Problems.Add(new(file, row.Line, column, reason));

    private void Warning(string file, CsvRow row, string column, string reason) =>
        Warnings.Add(new(file, row.Line, column, reason));
}
