using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Scoring;

/// <summary>Neighbouring words of the query that may mean neighbouring words of the listed name.</summary>
internal readonly record struct WordPair(
    int Query, int QueryWords, int Entry, int EntryWords, WordMatch Match, double Rank)
{
    /// <summary>The best first; then by place, so that the order never depends on chance.</summary>
    internal static int BestFirst(WordPair one, WordPair other)
    {
        if (one.Rank != other.Rank) return other.Rank.CompareTo(one.Rank);
        return one.Query != other.Query ? one.Query.CompareTo(other.Query) : one.Entry.CompareTo(other.Entry);
    }
}
