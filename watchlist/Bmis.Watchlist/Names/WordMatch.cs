using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Names;

/// <summary>How similar two parts of names are: 0 is no match.</summary>
internal readonly record struct WordMatch(MatchForm Form, double Score)
{
    internal static WordMatch None => new(MatchForm.None, 0);
}
