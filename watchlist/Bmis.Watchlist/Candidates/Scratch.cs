using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Working memory of one query, used again by the next one. Clean whenever it is not in use.</summary>
internal sealed class Scratch(int names, int words)
{
    internal float[] NameScores { get; } = new float[names];

    /// <summary>The last part of the query that reached a name, so that each part counts once.</summary>
    internal int[] NameMarks { get; } = new int[names];

    internal List<int> TouchedNames { get; } = [];

    internal byte[] WordHits { get; } = new byte[words];

    internal List<int> TouchedWords { get; } = [];

    internal List<(int Word, float Score)> Similar { get; } = [];

    /// <summary>Words that are worth comparing.</summary>
    internal List<int> Near { get; } = [];

    internal SpellingColumns Columns { get; } = new();

    internal int[] Bins { get; } = new int[256];

    internal void CleanWords()
    {
        foreach (var word in TouchedWords) WordHits[word] = 0;
        TouchedWords.Clear();
        Near.Clear();
        Similar.Clear();
    }

    internal void CleanNames()
    {
        foreach (var name in TouchedNames) (NameScores[name], NameMarks[name]) = (0, 0);
        TouchedNames.Clear();
    }
}
