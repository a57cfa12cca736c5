namespace Bmis.Watchlist.Names;

/// <summary>Up to four Latin letters for which letters of another script may stand.</summary>
/// <param name="Letters">The letters, packed as <see cref="Pack"/> does.</param>
/// <param name="Length">How many.</param>
/// <param name="Bits">How surprising it is: the negative logarithm to base 2 of its share.</param>
internal readonly record struct LatinChunk(int Letters, int Length, float Bits)
{
    internal const int Longest = 4;

    /// <summary>Its last letter, A as 0.</summary>
    internal int Last => (Letters & 31) - 1;

    /// <summary>Its letters as a mask, A the lowest bit.</summary>
    internal uint Mask
    {
        get
        {
            var mask = 0u;
            for (var left = Letters; left > 0; left >>= 5) mask |= 1u << ((left & 31) - 1);
            return mask;
        }
    }

    /// <summary>Letters A to Z in five bits each, the first one highest.</summary>
    internal static int Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0;
        foreach (var letter in letters) packed = (packed << 5) | (letter - 'A' + 1);
        return packed;
    }
}
