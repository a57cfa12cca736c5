namespace Bmis.Watchlist.Lists.National;

/// <summary>
/// Imports a national list from our own documented CSV (the README of this house has the columns): one file, UTF-8,
/// one row an entry, with the column names in the first row, in any order. Twelve columns are always there; those for
/// actions by direction, terms, warnings, marks, vehicles and links may be.
/// </summary>
public sealed class NationalCsvImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "bmis-csv";

    /// <inheritdoc/>
    public bool IsAssetFreeze => false;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        if (files.Count != 1)
            return ImportResult.Refused(new ImportProblem("", 0, "", "This source is one file."));
        var entries = new List<AlertEntry>();
        NationalMapper? mapper = null;
        var table = CsvTable.Read(
            files[0],
            new CsvForm([.. NationalMapper.Columns.Select(column => new[] { column })]),
            (table, row) =>
            {
                mapper ??= NationalMapper.Of(table);
                if (entries.Count == AlertListFile.MaximumEntries)
                    table.Stop(row.Line, "", $"A list holds at most {AlertListFile.MaximumEntries} entries.");
                else
                    entries.Add(mapper.Entry(row));
            });
        if (table.Problems.Count == 0 && mapper is null) NationalMapper.Of(table);
        return table.Problems.Count > 0
            ? ImportResult.Refused([.. table.Problems.Take(CsvTable.MostProblems)])
            : ImportResult.Of(entries, []);
    }
}
