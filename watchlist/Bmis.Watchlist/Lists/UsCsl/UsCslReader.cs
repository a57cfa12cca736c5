namespace Bmis.Watchlist.Lists.UsCsl;

/// <summary>The rows of the Consolidated Screening List; its columns are found by name, as later files have more.
/// </summary>
internal static class UsCslReader
{
    internal static CsvTable Read(SourceFile file) => CsvTable.Read(
        file, new CsvForm(["source"], ["entity_number"], ["type"], ["name"], ["alt_names"], ["dates_of_birth"])
        {
            HasLineBreaks = true,
        });
}
