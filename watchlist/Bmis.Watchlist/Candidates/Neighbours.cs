using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Words of a name that stand side by side and may be written in one elsewhere.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Count">How many: two or three.</param>
internal readonly record struct Neighbours(byte First, byte Count)
{
    private const int ShortWord = 3;

    /// <summary>
    /// Pairs of neighbours within an identifier, and threes that begin with short words, as in "van der Bilt".
    /// </summary>
    /// <param name="lengths">Letters of each word.</param>
    /// <param name="roles">Which identifier each belongs to.</param>
    /// <param name="found">What is found is added here.</param>
    internal static void Find(
        ReadOnlySpan<byte> lengths, ReadOnlySpan<NameRole> roles, List<Neighbours> found)
    {
        for (byte i = 0; i + 1 < lengths.Length; i++)
        {
            if (roles[i] != roles[i + 1]) continue;
            found.Add(new(i, 2));
            if (i + 2 < lengths.Length && roles[i] == roles[i + 2]
                && lengths[i] <= ShortWord && lengths[i + 1] <= ShortWord)
                found.Add(new(i, 3));
        }
    }
}
