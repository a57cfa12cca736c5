namespace Bmis.Watchlist.Lists.Un;

/// <summary>The two kinds of records in the file of the Security Council.</summary>
internal static class UnReader
{
    internal const string Individual = "INDIVIDUAL";
    internal const string Entity = "ENTITY";

    internal static void Read(SourceFile file, ImportDraft import)
    {
        var mapper = new UnMapper(import);
        XmlSource.Read(file, "CONSOLIDATED_LIST", import, new(StringComparer.Ordinal)
        {
            [Individual] = record => mapper.Map(record, EntryKind.Person),
            [Entity] = record => mapper.Map(record, EntryKind.Entity),
        });
    }
}
