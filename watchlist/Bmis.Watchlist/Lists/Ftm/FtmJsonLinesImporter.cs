namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>
/// Imports entities in the FollowTheMoney model as OpenSanctions publishes them: one JSON object a line. Such a file
/// mixes lists of many publishers and kinds, most of them asset freezes: none has an effect at a lane before a data
/// manager states a national ground. An entry's id is the entity's (<c>ftm:NK-abc</c>). Built from the published model:
/// no file was at hand.
/// </summary>
public sealed class FtmJsonLinesImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "ftm-jsonl";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is not { } file) return import.Finish();
        var mapper = new FtmMapper(import);
        FtmReader.Read(file, import, mapper.Note);
        mapper.Finish();
        return import.Finish();
    }
}
