using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Documents;

/// <summary>A document of an entry that has the number of the traveller's.</summary>
internal readonly record struct DocumentMatch(int Entry, int Document, MatchForm Form, double Score);
