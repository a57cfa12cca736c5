using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Scoring;

/// <summary>Working memory of the scorer, used again for every pair of names.</summary>
internal sealed class ScoringBuffer
{
    private static readonly Comparison<WordPair> Order = WordPair.BestFirst;

    /// <summary>
    /// What was found about a word of the query (high half) and a listed one (low half) in different scripts, which is
    /// slow to find; it lives as long as the query.
    /// </summary>
    internal Dictionary<long, WordMatch> AcrossScripts { get; } = [];

    internal SpellingColumns Columns { get; } = new();

    internal List<WordPair> Pairs { get; } = [];

    internal List<PieceDraft> Pieces { get; } = [];

    internal ulong QueryTaken { get; set; }

    internal ulong EntryTaken { get; set; }

    internal void Clear()
    {
        Pairs.Clear();
        Pieces.Clear();
        (QueryTaken, EntryTaken) = (0, 0);
    }

    internal void SortPairs() => Pairs.Sort(Order);

    /// <summary>The sum of the effects so far.</summary>
    internal double Sum()
    {
        var sum = 0.0;
        foreach (var piece in Pieces) sum += piece.Effect;
        return sum;
    }
}
