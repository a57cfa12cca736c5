namespace Bmis.Watchlist.Lists.Eu;

/// <summary>
/// Imports the European Union's consolidated list of financial sanctions in its CSV form: semicolons, one row for each
/// name, birth date, citizenship, document and address, joined by the entity's logical identifier. Built from the
/// published names of the columns: no published file was at hand.
/// </summary>
public sealed class EuCsvImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "eu-csv";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is { } file) new EuCsvReader(file, import).Read();
        return import.Finish();
    }
}
