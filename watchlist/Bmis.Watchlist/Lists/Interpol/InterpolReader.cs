namespace Bmis.Watchlist.Lists.Interpol;

/// <summary>The notices of a page, or the one notice that the file is.</summary>
internal static class InterpolReader
{
    internal static void Read(SourceFile file, ImportDraft import, Action<JsonItem> note) =>
        JsonSource.ReadPage(file, "notices", import, note);
}
