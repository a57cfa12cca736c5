using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist;

/// <summary>
/// Compares a traveller with one entry by the same code that screens over a list. A word counts as if it were rare.
/// Safe for many threads.
/// </summary>
public static class PairComparison
{
    /// <summary>The entry as a candidate, whatever its score.</summary>
    /// <param name="query">The traveller; its kind is taken from the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="parameters">Other numbers than the shipped ones.</param>
    public static AlertCandidate Compare(
        AlertQuery query, AlertEntry entry, MatchingParameters? parameters = null)
    {
        var open = (parameters ?? MatchingParameters.Default) with { Cutoff = double.NegativeInfinity, Limit = 1 };
        return AlertSnapshot.Build("pair", 1, [entry], open)
            .ScreenExhaustively(query with { Kind = entry.Kind }) is [var candidate]
            ? candidate
            : new(entry, null, 0, [], []);
    }
}
