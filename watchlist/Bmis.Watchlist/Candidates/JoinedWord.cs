using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Two or three neighbouring words run together.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Word">What they are together.</param>
internal readonly record struct JoinedWord(int First, int Count, Word Word)
{
    private const int ShortWord = 3;

    /// <summary>Pairs of neighbours, and threes that begin with short words, as in "van der Bilt".</summary>
    internal static IEnumerable<(int First, int Count, string Text)> Texts(IReadOnlyList<string> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            yield return (i, 2, words[i] + words[i + 1]);
            if (i + 2 < words.Count && words[i].Length <= ShortWord && words[i + 1].Length <= ShortWord)
                yield return (i, 3, words[i] + words[i + 1] + words[i + 2]);
        }
    }

    public override string ToString() => "[name part]";
}
