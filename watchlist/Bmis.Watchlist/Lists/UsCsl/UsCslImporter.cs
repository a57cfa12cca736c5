namespace Bmis.Watchlist.Lists.UsCsl;

/// <summary>
/// Imports the Consolidated Screening List, which puts the lists of three US departments into one CSV file. Most of
/// them restrict exports or freeze assets; none means anything at a border before a data manager states a national
/// ground. An id holds the list's abbreviation and the number there (<c>uscsl:SDN-8124</c>); where a list numbers
/// nothing, the number is derived from name, programme, begin of the measure, and notice.
/// </summary>
public sealed class UsCslImporter : IListImporter
{
    /// <inheritdoc/>
    public string Source => "us-csl";

    /// <inheritdoc/>
    public bool IsAssetFreeze => true;

    /// <inheritdoc/>
    public ImportResult Import(IReadOnlyList<SourceFile> files)
    {
        var import = new ImportDraft();
        if (import.Single(files) is not { } file) return import.Finish();
        var table = UsCslReader.Read(file);
        import.Problems.AddRange(table.Problems);
        if (import.Problems.Count == 0) new UsCslMapper(table, file.Name, import).Map();
        return import.Finish();
    }
}
