namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>The files of one version of a list as rows, and what is wrong with them.</summary>
internal sealed class OfacReader
{
    private static readonly string[] Subjects =
    [
        "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
        "Vess_owner", "Remarks",
    ];

    private static readonly string[] Aliases = ["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"];

    private static readonly string[] Addresses = ["ent_num", "add_num", "address", "city", "country", "add_remarks"];

    private static readonly string[] Comments = ["ent_num", "remarks"];

    private readonly Dictionary<string, string[]> _columns;
    private readonly Dictionary<string, CsvTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    private OfacReader(OfacLayout layout)
    {
        Layout = layout;
        _columns = new(StringComparer.OrdinalIgnoreCase)
        {
            [layout.Subjects] = Subjects,
            [layout.Aliases] = Aliases,
            [layout.Addresses] = Addresses,
            [layout.Comments] = Comments,
        };
    }

    internal OfacLayout Layout { get; }

    internal List<ImportProblem> Problems { get; } = [];

    internal static OfacReader Read(OfacLayout layout, IReadOnlyList<SourceFile> files)
    {
        var reader = new OfacReader(layout);
        foreach (var file in files) reader.ReadFile(file);
        foreach (var needed in new[] { layout.Subjects, layout.Aliases })
            if (!reader._tables.ContainsKey(needed))
                reader.Problems.Add(new(needed, 0, "", "This file of the source is missing."));
        return reader;
    }

    internal IReadOnlyList<CsvRow> Rows(string file) => _tables.TryGetValue(file, out var table) ? table.Rows : [];

    private void ReadFile(SourceFile file)
    {
        if (!_columns.TryGetValue(file.Name, out var columns))
        {
            Problems.Add(new(file.Name, 0, "", "No file of this source has this name."));
            return;
        }

        var table = CsvTable.Read(file, columns);
        Problems.AddRange(table.Problems);
        if (!_tables.TryAdd(file.Name, table)) Problems.Add(new(file.Name, 0, "", "The file was given twice."));
    }
}
