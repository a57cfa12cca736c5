namespace Bmis.Watchlist.Candidates;

/// <summary>Numbers the groups of three neighbouring letters of a word, with a border before and behind it.</summary>
internal static class Trigrams
{
    private const int Letters = 37;

    /// <summary>How many different groups there are.</summary>
    internal const int Count = Letters * Letters * Letters;

    /// <summary>Writes the groups of a word; a word of n letters has n.</summary>
    internal static int Of(ReadOnlySpan<char> word, Span<int> groups)
    {
        var (before, middle) = (0, Number(word, 0));
        for (var i = 0; i < word.Length; i++)
        {
            var after = Number(word, i + 1);
            groups[i] = (before * Letters + middle) * Letters + after;
            (before, middle) = (middle, after);
        }

        return word.Length;
    }

    // 0 is the border, 1 to 26 the letters, 27 to 36 the digits.
    private static int Number(ReadOnlySpan<char> word, int index) =>
        index >= word.Length ? 0 : char.IsAsciiDigit(word[index]) ? word[index] - '0' + 27 : word[index] - 'A' + 1;
}
