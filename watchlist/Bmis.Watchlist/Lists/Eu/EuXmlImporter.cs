namespace Bmis.Watchlist.Lists.Eu;

/// <summary>
/// Imports the European Union's consolidated list of financial sanctions in its XML form (schema version 1.1). An
/// entry's id is the logical identifier that the Union gives it (<c>eu:13</c>), in XML and CSV alike. Built from the
/// schema: no published file was at hand.
/// </summary>
public sealed class EuXmlImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "eu-xml";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is { } file) EuXmlReader.Read(file, import);
        return import.Finish();
    }
}
