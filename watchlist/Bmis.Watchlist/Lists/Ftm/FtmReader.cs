namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>The entities of a file, line by line.</summary>
internal static class FtmReader
{
    internal static void Read(SourceFile file, ImportDraft import, Action<FtmEntity> note) =>
        JsonSource.ReadLines(file, import, line => note(new(line)));
}
