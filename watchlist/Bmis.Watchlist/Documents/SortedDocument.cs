namespace Bmis.Watchlist.Documents;

/// <summary>A document on its way into an index.</summary>
internal readonly record struct SortedDocument(ulong Key, PackedRow Row)
{
    /// <summary>Makes sorted documents distinct: of one key the later report stays.</summary>
    internal static IEnumerable<SortedDocument> Distinct(IEnumerable<SortedDocument> sorted)
    {
        SortedDocument? last = null;
        foreach (var document in sorted)
        {
            if (last is { } before && before.Key == document.Key)
            {
                last = document with { Row = PackedRow.Later(before.Row, document.Row) };
                continue;
            }

            if (last is { } done) yield return done;
            last = document;
        }

        if (last is { } end) yield return end;
    }
}
