namespace Bmis.Watchlist.Lists.Uk;

/// <summary>The rows of either layout: a line with the day of the file stands before the column names.</summary>
internal static class UkReader
{
    /// <summary>The number that joins rows, the first that is there.</summary>
    internal static readonly string[] Ids = ["Group ID", "OFSI Group ID", "Unique ID"];

    /// <summary>What the entry is.</summary>
    internal static readonly string[] Kinds = ["Group Type", "Designation Type", "Individual, Entity, Ship"];

    internal static CsvTable Read(SourceFile file) => CsvTable.Read(
        file, new CsvForm(["Name 6"], ["Name 1"], Ids, Kinds) { LeadingRows = 2, HasLineBreaks = true });
}
