using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Two or three neighbouring words run together.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Word">What they are together.</param>
internal readonly record struct JoinedWord(int First, int Count, Word Word)
{
    private const int ShortWord = 3;

    /// <summary>
    /// Pairs of neighbours within an identifier, and threes that begin with short words, as in "van der Bilt".
    /// </summary>
    internal static IEnumerable<(int First, int Count, NamePart Part)> Parts(
        IReadOnlyList<NamePart> words, IReadOnlyList<NameRole> roles)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (roles[i] != roles[i + 1]) continue;
            var two = words[i].With(words[i + 1]);
            yield return (i, 2, two);
            if (i + 2 < words.Count && roles[i] == roles[i + 2] && IsShort(words[i]) && IsShort(words[i + 1]))
                yield return (i, 3, two.With(words[i + 2]));
        }
    }

    private static bool IsShort(NamePart part) => part.Text.Length <= ShortWord;

    public override string ToString() => "[name part]";
}
