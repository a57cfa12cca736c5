namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// Finds the shortest codes of at most sixteen bits, of which none is all ones (ISO/IEC 10918-1, K.2, which
/// IAFIS-IC-0110 follows).
/// </summary>
internal static class CodeLengths
{
    private const int Reserved = 256;

    /// <summary>How many codes have each length from 1, and the values in the order of their codes.</summary>
    internal static (byte[] Counts, byte[] Values) Of(IReadOnlyList<int> uses)
    {
        var lengths = Lengths(uses);
        var counts = new int[Reserved + 2];
        foreach (var length in lengths)
            if (length > 0) counts[length]++;
        Shorten(counts);
        var longest = Array.FindLastIndex(counts, count => count > 0);
        counts[longest]--; // The code of all ones, which was the last.
        var values = Enumerable.Range(0, Reserved).Where(value => lengths[value] > 0)
            .OrderBy(value => lengths[value]).ThenBy(value => value).Select(value => (byte)value);
        return ([.. counts.Skip(1).Take(HuffmanTable.Longest).Select(count => (byte)count)], [.. values]);
    }

    // Joins the two rarest groups again and again; every join makes the codes of their members one bit longer. The
    // reserved value is rarest of all.
    private static int[] Lengths(IReadOnlyList<int> uses)
    {
        var lengths = new int[Reserved + 1];
        var groups = new PriorityQueue<int[], (long Uses, int Value)>();
        groups.Enqueue([Reserved], (0, -1));
        for (var value = 0; value < Reserved; value++)
            if (uses[value] > 0) groups.Enqueue([value], (uses[value], value));
        while (groups.TryDequeue(out var one, out var first) && groups.TryDequeue(out var other, out var second))
        {
            int[] both = [.. one, .. other];
            foreach (var value in both) lengths[value]++;
            groups.Enqueue(both, (first.Uses + second.Uses, Math.Max(first.Value, second.Value)));
        }
        return lengths;
    }

    // Two codes that are too long give way: one takes their common prefix, the other goes beside a shorter code.
    private static void Shorten(int[] counts)
    {
        for (var length = counts.Length - 1; length > HuffmanTable.Longest; length--)
        {
            while (counts[length] > 0)
            {
                var shorter = length - 2;
                while (counts[shorter] == 0) shorter--;
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
    }
}
