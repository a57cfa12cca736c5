namespace Bmis.Watchlist.Lists.OfacAdvanced;

/// <summary>
/// Imports a list that OFAC publishes in its advanced XML form (the sanctions data model of the United Nations, version
/// 1.0). An entry's id is the one that it has in the CSV form (<c>ofac:2686</c>), so that a list may change its form.
/// Names, dates and places in other scripts and with their certainty come as fields here. Built from the schema: no
/// published file was at hand.
/// </summary>
public sealed class OfacAdvancedImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "ofac-advanced-xml";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is { } file) new OfacAdvancedReader(import).Read(file);
        return import.Finish();
    }
}
