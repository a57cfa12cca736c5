namespace Bmis.Watchlist.Lists.Un;

/// <summary>
/// Imports the consolidated list of the United Nations Security Council, which is published as one XML file. Its
/// measures include a travel ban besides the asset freeze. An entry's id is its permanent reference number
/// (<c>un:CDi.001</c>): the number stays when the list's database gives an entry a new <c>DATAID</c>.
/// </summary>
public sealed class UnXmlImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "un-xml";

    /// <inheritdoc/>
    public bool IsAssetFreeze => false;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is { } file) UnReader.Read(file, import);
        return import.Finish();
    }
}
