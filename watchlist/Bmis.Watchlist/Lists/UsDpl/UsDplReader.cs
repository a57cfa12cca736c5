namespace Bmis.Watchlist.Lists.UsDpl;

/// <summary>The rows of the Denied Persons List; the published file ends without the end of its last line.</summary>
internal static class UsDplReader
{
    internal static CsvTable Read(SourceFile file) => CsvTable.Read(
        file, new CsvForm(["Name"], ["Effective_Date"], ["Expiration_Date"], ["FR_Citation"])
        {
            Separator = '\t',
            MayEndOpen = true,
        });
}
