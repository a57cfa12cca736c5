namespace Bmis.Watchlist.Lists.Uk;

/// <summary>
/// Imports the United Kingdom's list as CSV, in the layout of the OFSI consolidated list or in that of the UK sanctions
/// list; columns are found by name. Rows are joined by the group's number, or by the unique id of entries that have no
/// such number (<c>uk:13720</c>, <c>uk:RUS0001</c>). Built from the published names of the columns: no published file
/// was at hand.
/// </summary>
public sealed class UkCsvImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "uk-csv";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is not { } file) return import.Finish();
        var table = UkReader.Read(file);
        import.Problems.AddRange(table.Problems);
        if (import.Problems.Count == 0) new UkMapper(table, file.Name, import).Map();
        return import.Finish();
    }
}
