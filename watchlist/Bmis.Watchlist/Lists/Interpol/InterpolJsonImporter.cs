namespace Bmis.Watchlist.Lists.Interpol;

/// <summary>
/// Imports notices in the form in which INTERPOL's public web service answers: a page with embedded notices, or one
/// notice. This is for tests and training only. A public extract is never an operational list: it holds a part of the
/// notices, reaches nobody's duty desk, and its use needs the national central bureau. A notice is no order to arrest:
/// every entry is referred, and a hit is confirmed with the bureau. Built from the published form: no file was at hand.
/// </summary>
public sealed class InterpolJsonImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "interpol-json";

    /// <inheritdoc/>
    public bool IsAssetFreeze => false;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        var mapper = new InterpolMapper(import);
        if (import.Single(files) is { } file) InterpolReader.Read(file, import, mapper.Map);
        return import.Finish();
    }
}
