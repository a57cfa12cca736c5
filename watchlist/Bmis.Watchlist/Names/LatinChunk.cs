namespace Bmis.Watchlist.Names;

/// <summary>Up to four Latin letters for which letters of another script may stand.</summary>
/// <param name="Letters">The letters, packed as <see cref="Pack"/> does.</param>
/// <param name="Length">How many.</param>
/// <param name="Bits">How surprising it is: the negative logarithm to base 2 of its share.</param>
internal readonly record struct LatinChunk(int Letters, int Length, float Bits)
{
    internal const int Longest = 4;

    /// <summary>Letters A to Z in five bits each, the first one highest.</summary>
    internal static int Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0;
        foreach (var letter in letters) packed = (packed << 5) | (letter - 'A' + 1);
        return packed;
    }
}
