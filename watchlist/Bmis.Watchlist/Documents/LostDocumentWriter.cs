namespace Bmis.Watchlist.Documents;

/// <summary>Writes sorted documents as an index file; whoever opens its name sees it whole or not at all.</summary>
internal static class LostDocumentWriter
{
    private const int MostBits = 56;

    internal static void Write(
        string file, LostDocumentLayout layout, IEnumerable<SortedDocument> sorted, CancellationToken cancellation)
    {
        var beside = file + ".new";
        using (var handle = File.OpenHandle(
            beside, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, layout.FileLength))
        {
            using var lows = new SectionWriter(handle, LostDocumentLayout.Lows, layout.LengthOf(0));
            using var highs = new SectionWriter(handle, layout.Highs, layout.LengthOf(1));
            using var counts = new SectionWriter(handle, layout.Counts, layout.LengthOf(2));
            using var rows = new SectionWriter(handle, layout.Rows, layout.LengthOf(3));
            var place = new Place();
            foreach (var document in sorted)
            {
                if ((place.Keys & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
                Advance(ref place, (long)(document.Key >> layout.LowBits), highs, counts);
                highs.WriteBits(1, 1);
                lows.WriteBits(document.Key & ((1UL << layout.LowBits) - 1), layout.LowBits);
                if (layout.HasRows) rows.Write(document.Row);
                place.Keys++;
            }

            Advance(ref place, layout.HighParts, highs, counts);
            RandomAccess.Write(
                handle, layout.Write([lows.Finish(), highs.Finish(), counts.Finish(), rows.Finish()]), 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(beside, file, overwrite: true);
    }

    // A zero for each high part that is done, and the count of keys before every block that begins on the way.
    private static void Advance(ref Place place, long high, SectionWriter highs, SectionWriter counts)
    {
        for (; place.NextBlock <= high; place.NextBlock += LostDocumentLayout.BlockSize)
            counts.WriteCount(place.Keys);
        for (var zeros = high - place.High; zeros > 0; zeros -= MostBits)
            highs.WriteBits(0, (int)Math.Min(zeros, MostBits));
        place.High = high;
    }

    private struct Place
    {
        internal long Keys;
        internal long High;
        internal long NextBlock;
    }
}
