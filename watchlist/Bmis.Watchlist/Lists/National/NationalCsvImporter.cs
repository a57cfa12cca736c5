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
        var table = CsvTable.Read(
            files[0], new CsvForm([.. NationalMapper.Columns.Select(column => new[] { column })]));
        if (table.Problems.Count > 0) return ImportResult.Refused(table.Problems);
        var entries = new NationalMapper(table).Map();
        return table.Problems.Count > 0
            ? ImportResult.Refused([.. table.Problems.Take(CsvTable.MostProblems)])
            : ImportResult.Of(entries, []);
    }
}
