namespace Bmis.Watchlist.Lists.Eu;

/// <summary>The rows of the CSV form, joined by the logical identifier of the entity.</summary>
internal sealed class EuCsvReader(SourceFile file, ImportDraft import)
{
    private const string Id = "Entity_LogicalId";
    private const string Kind = "Entity_SubjectType";

    // Where a column is not named like the field of the XML schema.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["dayOfMonth"] = "Day",
        ["monthOfYear"] = "Month",
        ["identificationTypeDescription"] = "TypeDescription",
        ["identificationTypeCode"] = "TypeCode",
    };

    private readonly Dictionary<string, EntryDraft> _entries = new(StringComparer.Ordinal);

    internal void Read()
    {
        var form = new CsvForm([Id], ["Entity_SubjectType_ClassificationCode", Kind], ["NameAlias_WholeName"])
        {
            Separator = ';',
            HasLineBreaks = true,
        };
        var table = CsvTable.Read(file, form);
        import.Problems.AddRange(table.Problems);
        if (import.Problems.Count > 0) return;
        foreach (var row in table.Rows) Note(table, row);
        foreach (var entry in _entries.Values) entry.Finish(Id, "NameAlias_WholeName");
    }

    private void Note(CsvTable table, CsvRow row)
    {
        var place = new SourcePlace(file.Name, row.Line);
        var number = table.Field(row, Id);
        if (!_entries.TryGetValue(number, out var entry))
        {
            var kind = table.Field(row, "Entity_SubjectType_ClassificationCode", Kind);
            entry = EuMapper.Begin(import, place, number, kind, Id, Kind);
            if (entry is null) return;
            _entries.Add(number, entry);
        }

        entry.Place = place;
        NoteEntity(table, row, entry);
        EuMapper.NoteName(Detail(table, row, "NameAlias"), entry);
        EuMapper.NoteAddress(Detail(table, row, "Address"), entry);
        EuMapper.NoteBirth(Detail(table, row, "BirthDate"), entry);
        EuMapper.NoteDocument(Detail(table, row, "Identification"), entry);
        EuMapper.NoteCitizenship(Detail(table, row, "Citizenship"), entry);
    }

    private static void NoteEntity(CsvTable table, CsvRow row, EntryDraft entry)
    {
        entry.AddProgramme(table.Field(row, "Entity_Regulation_Programme"));
        entry.AddRemark("Regulation", table.Field(row, "Entity_Regulation_NumberTitle"));
        entry.AddRemark("EU reference", table.Field(row, "Entity_EU_ReferenceNumber"));
        entry.AddRemark("UN reference", table.Field(row, "Entity_UnitedNationId"));
        entry.AddRemark("Designated on", table.Field(row, "Entity_DesignationDate"));
        entry.AddRemark(table.Field(row, "Entity_DesignationDetails"));
        entry.AddRemark(table.Field(row, "Entity_Remark"));
    }

    // NameAlias_WholeName is the schema's nameAlias/@wholeName, and so on.
    private static EuDetail Detail(CsvTable table, CsvRow row, string prefix) => new(
        prefix, name => table.Field(row, $"{prefix}_{Renamed.GetValueOrDefault(name, name)}"));
}
