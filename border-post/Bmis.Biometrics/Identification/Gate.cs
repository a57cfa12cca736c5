namespace Bmis.Biometrics.Identification;

/// <summary>
/// Lets the subjects with the best coarse scores through to the full comparison. Which ones depends on the scores
/// alone, not on the order of the gallery nor on how the work was divided.
/// </summary>
internal static class Gate
{
    /// <summary>The lowest score that comes through, so that about as many do as are wanted.</summary>
    internal static int Lowest(IEnumerable<ushort[]> scores, int fingers = 1)
    {
        var counts = new int[ushort.MaxValue + 1];
        var searched = 0;
        foreach (var column in scores)
            foreach (var score in column)
                if (score != CoarseSearch.NotSearched)
                    {
                    counts[score]++;
                    searched++;
                }
        var wanted = Math.Max(
            IdentificationParameters.KeptAtLeast, (int)(searched * IdentificationParameters.KeptShare / fingers));
        var lowest = counts.Length;
        for (var through = 0; lowest > 1 && through < wanted; lowest--)
        {
            // Subjects of one score come through together; those that would be far too many do not, but for the best.
            if (through > 0 && through + counts[lowest - 1] > 2 * wanted) break;
            through += counts[lowest - 1];
        }
        return lowest;
    }
}
