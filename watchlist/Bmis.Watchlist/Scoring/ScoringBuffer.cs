namespace Bmis.Watchlist.Scoring;

/// <summary>Working memory of the scorer, used again for every pair of names.</summary>
internal sealed class ScoringBuffer
{
    private static readonly Comparison<WordPair> Order = WordPair.BestFirst;

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
