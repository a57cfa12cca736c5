using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Documents;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Scoring;

/// <summary>Makes the candidates of one query: the pieces, and the score as their sum.</summary>
internal sealed class CandidateScorer(
    IReadOnlyList<AlertEntry> entries,
    NameScreening screening,
    AlertQuery query,
    MatchingParameters parameters)
{
    private readonly QualifierScorer _qualifiers = new(parameters);
    private readonly ScoringBuffer _buffer = new();

    /// <param name="entry">Index of the entry.</param>
    /// <param name="name">Its best name, or null when none was reached.</param>
    /// <param name="document">Its document that has the traveller's number, or null.</param>
    internal AlertCandidate Score(int entry, ReachedName? name, DocumentMatch? document)
    {
        _buffer.Clear();
        if (name is { } best) screening.Score(best.Asked, best.Name, _buffer);
        _qualifiers.Add(query, entries[entry], _buffer);
        IndexedName? listed = name is { } reached ? screening.Index[reached.Name] : null;
        var pieces = Pieces(new(query, name?.Asked, entries[entry], listed), document);
        return new(entries[entry], listed?.Name, Sum(pieces), pieces, Disproofs.Of(entries[entry], pieces));
    }

    private List<ScorePiece> Pieces(Explanation explanation, DocumentMatch? document) =>
        document is { } match
            ? explanation.Of(_buffer.Pieces, match, decides: match.Score >= _buffer.Sum())
            : explanation.Of(_buffer.Pieces);

    private static double Sum(List<ScorePiece> pieces) => Math.Round(pieces.Sum(piece => piece.Effect), 4);
}
