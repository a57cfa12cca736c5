namespace Bmis.Watchlist.Lists.UsDpl;

/// <summary>
/// Imports the Denied Persons List of the Bureau of Industry and Security, which is published as one text file with
/// tabs between its fields. It denies export privileges and freezes nothing, yet neither does it mean anything at a
/// border before a data manager states a national ground: it is treated as a list of frozen assets. The list numbers
/// nothing: an id is derived from name and effective date, and rows that agree on both are one entry.
/// </summary>
public sealed class UsDplImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "us-dpl";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is not { } file) return import.Finish();
        var table = UsDplReader.Read(file);
        import.Problems.AddRange(table.Problems);
        if (import.Problems.Count == 0) new UsDplMapper(table, file.Name, import).Map();
        return import.Finish();
    }
}
