using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Lists;

/// <summary>
/// Entries of the alert list that were found by their prints. They count and stay hidden by the same rules as those
/// that were found by a name; no clearance quiets them. Safe for all threads.
/// </summary>
internal sealed class PrintedAlerts(ListShelf shelf, LaneCalendar calendar)
{
    // A hit at the threshold ranks like a good match by name; far above it, like a document's number.
    private const double LeastRank = 0.9;

    /// <summary>The rank of a score from the threshold of a search on.</summary>
    internal static double RankOf(double score, double threshold) =>
        Math.Round(1 - (1 - LeastRank) * threshold / Math.Max(score, threshold), 3);

    /// <summary>The hit on the entry that bears prints; null when it is not on the list in use, or asks for nothing.
    /// </summary>
    /// <param name="subject">The entry's name among the prints.</param>
    /// <param name="score">Rank from 0 to 1.</param>
    /// <param name="fingers">Positions of the fingers that matched.</param>
    /// <param name="about">Who is inspected.</param>
    internal ExplainedHit? Find(Guid subject, double score, IEnumerable<int> fingers, InspectionSubject about) =>
        shelf.Alert.Content is { } alerts && alerts.IdOf(subject) is { } id
            ? Explain(alerts, id, score, [Piece(fingers, score)], about.Traveller, about.Document, about.Direction)
            : null;

    /// <summary>A recorded hit by prints, in the words of the list in use; null when it is not there any more.
    /// </summary>
    internal ExplainedHit? Explain(
        AlertHit hit, Traveller? traveller, TravelDocument? document, Direction direction) =>
        hit.List == ListNames.AlertPrints && shelf.Alert.Content is { } alerts
            ? Explain(alerts, hit.EntryId, hit.Score, [Piece([], hit.Score)], traveller, document, direction)
            : null;

    private ExplainedHit? Explain(
        LaneAlerts alerts, string id, double score, IReadOnlyList<ScorePiece> pieces, Traveller? traveller,
        TravelDocument? document, Direction direction)
    {
        var asked = new AskedAlerts(
            alerts, traveller, document, direction, shelf.UsableClearances, calendar.Today);
        return alerts.Find(id) is { } entry && asked.Counts(entry)
            && LaneAlerts.ActionOf(entry, direction) != AlertAction.None
            ? asked.Explain(entry, ListNames.AlertPrints, score, onDocument: false, pieces)
            : null;
    }

    private static ScorePiece Piece(IEnumerable<int> fingers, double score)
    {
        var said = string.Join(' ', fingers.Order());
        return new(PieceKind.Fingerprints, MatchForm.Exact, said, said, 0, score);
    }
}
