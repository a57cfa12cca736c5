namespace Bmis.Biometrics.Identification;

/// <summary>
/// Lets the subjects with the best coarse scores through to the full comparison, those of whom as many fingers were
/// compared among themselves: a sum of one finger is no rival of a sum of four. Which ones depends on the scores alone,
/// not on the order of the gallery nor on how the work was divided.
/// </summary>
internal static class Gate
{
    /// <summary>
    /// The lowest sum that comes through, so that about as many do as are wanted of the subjects of whom so many
    /// fingers were compared.
    /// </summary>
    internal static int Lowest(IEnumerable<CoarseScore[]> scores, int fingers = 1)
    {
        var counts = new int[ushort.MaxValue + 1];
        var searched = 0;
        foreach (var column in scores)
        {
            foreach (var score in column)
            {
                if (score.Fingers != fingers) continue;
                counts[score.Sum]++;
                searched++;
            }
        }

        var wanted = Math.Max(
            IdentificationParameters.KeptAtLeast, (int)(searched * IdentificationParameters.KeptShare / fingers));
        // Who is like in nothing comes through only where all do: they may be a whole gallery.
        var floor = searched > IdentificationParameters.KeptAtLeast ? 1 : 0;
        var lowest = counts.Length;
        for (var through = 0; lowest > floor && through < wanted; lowest--)
        {
            // Subjects of one score come through together; those that would be far too many do not, but for the best.
            if (through > 0 && through + counts[lowest - 1] > 2 * wanted) break;
            through += counts[lowest - 1];
        }
        return lowest;
    }
}
