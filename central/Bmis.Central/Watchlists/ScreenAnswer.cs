using Bmis.Watchlist.Scoring;

namespace Bmis.Central.Watchlists;

/// <summary>An answer of the verb <c>screen</c> as it is written.</summary>
internal static class ScreenAnswer
{
    public static object Of(string? id, IReadOnlyList<AlertCandidate> candidates, TimeSpan elapsed) => new
    {
        id,
        candidates = candidates.Select(Candidate),
        elapsedMicroseconds = (long)elapsed.TotalMicroseconds,
    };

    /// <summary>The answer about one pair.</summary>
    public static object OfPair(AlertCandidate candidate, double threshold) => new
    {
        score = candidate.Score,
        match = candidate.Score >= threshold,
        pieces = candidate.Pieces.Select(Piece),
        disprovedBy = candidate.DisprovedBy.Select(JsonName.Of),
    };

    private static object Candidate(AlertCandidate candidate) => new
    {
        entry = candidate.Entry.Id,
        name = candidate.Entry.Title,
        matchedName = candidate.MatchedName?.Text,
        source = candidate.Entry.Source,
        action = JsonName.Of(candidate.Entry.Actions.Strongest),
        score = candidate.Score,
        pieces = candidate.Pieces.Select(Piece),
        disprovedBy = candidate.DisprovedBy.Select(JsonName.Of),
    };

    private static object Piece(ScorePiece piece) => new
    {
        kind = JsonName.Of(piece.Kind),
        form = JsonName.Of(piece.Form),
        query = piece.Query,
        entry = piece.Entry,
        weight = Math.Round(piece.Weight, 4),
        effect = Math.Round(piece.Effect, 4),
    };
}
