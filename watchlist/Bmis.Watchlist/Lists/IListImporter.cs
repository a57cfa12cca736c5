namespace Bmis.Watchlist.Lists;

/// <summary>Reads the files of one kind of source. It keeps no state; safe for many threads.</summary>
public interface IListImporter
{
    /// <summary>The source's name on the command line and on pages, such as <c>ofac-csv</c>.</summary>
    string Source { get; }

    /// <summary>
    /// True for a list whose entries mean frozen assets: no lane does anything about them before a data manager states
    /// a national ground.
    /// </summary>
    bool IsAssetFreeze { get; }

    /// <summary>Reads all files of one version; a bad one refuses the whole. Never throws on content.</summary>
    ImportResult Import(IReadOnlyList<SourceFile> files);
}
