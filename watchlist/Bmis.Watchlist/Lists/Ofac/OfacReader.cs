namespace Bmis.Watchlist.Lists.Ofac;

/// <summary>The four files of one version of the SDN list as rows, and what is wrong with them.</summary>
internal sealed class OfacReader
{
    internal const string Subjects = "sdn.csv";
    internal const string Aliases = "alt.csv";
    internal const string Addresses = "add.csv";
    internal const string Comments = "sdn_comments.csv";

    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        [Subjects] =
        [
            "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT",
            "Vess_flag", "Vess_owner", "Remarks",
        ],
        [Aliases] = ["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"],
        [Addresses] = ["ent_num", "add_num", "address", "city", "country", "add_remarks"],
        [Comments] = ["ent_num", "remarks"],
    };

    private readonly Dictionary<string, CsvTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    internal List<ImportProblem> Problems { get; } = [];

    internal static OfacReader Read(IReadOnlyList<SourceFile> files)
    {
        var reader = new OfacReader();
        foreach (var file in files) reader.ReadFile(file);
        foreach (var needed in new[] { Subjects, Aliases })
            if (!reader._tables.ContainsKey(needed))
                reader.Problems.Add(new(needed, 0, "", "This file of the source is missing."));
        return reader;
    }

    internal IReadOnlyList<CsvRow> Rows(string file) => _tables.TryGetValue(file, out var table) ? table.Rows : [];

    private void ReadFile(SourceFile file)
    {
        if (!Columns.TryGetValue(file.Name, out var columns))
        {
            Problems.Add(new(file.Name, 0, "", "No file of this source has this name."));
            return;
        }

        var table = CsvTable.Read(file, columns);
        Problems.AddRange(table.Problems);
        if (!_tables.TryAdd(file.Name, table)) Problems.Add(new(file.Name, 0, "", "The file was given twice."));
    }
}
