using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Lists;

/// <summary>A traveller, and the version of the alert list that is asked about him or her. It prints as
/// <c>[asked]</c>.</summary>
internal sealed record AskedAlerts(
    LaneAlerts Alerts,
    Traveller? Traveller,
    TravelDocument? Document,
    Direction Direction,
    ClearanceList? Clearances,
    DateOnly Today)
{
    private static readonly CountryCode Specimen = CountryCode.Parse("UTO").Value;

    // An invented person has specimen documents only: a traveller who looks like one is nobody's drill. One without a
    // last day would stay for ever at a lane that the centre does not reach any more.
    internal bool Counts(AlertEntry entry) =>
        !(entry.Terms.ExpiresOn < Today)
        && (!entry.IsDrill || (Document?.IssuingState == Specimen && entry.Terms.ExpiresOn is not null));

    /// <summary>A possible match by name or document.</summary>
    internal ExplainedHit Explain(AlertCandidate candidate) => Explain(
        candidate.Entry, ListNames.Alert, candidate.Score, candidate.OnDocument, candidate.Pieces) with
    {
        EntryName = candidate.MatchedName?.Text ?? candidate.Entry.Title,
        DisprovedBy = candidate.DisprovedBy,
    };

    /// <summary>
    /// A possible match with an entry, whatever it was found by. Whoever was cleared was cleared of a resemblance of
    /// name or document, which no clearance tells apart: one never quiets a match by prints.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="list">The list that it was found by.</param>
    /// <param name="score">Rank from 0 to 1.</param>
    /// <param name="onDocument">Whether the document's number matched.</param>
    /// <param name="pieces">Why it matched.</param>
    internal ExplainedHit Explain(
        AlertEntry entry, string list, double score, bool onDocument, IReadOnlyList<ScorePiece> pieces)
    {
        var action = LaneAlerts.ActionOf(entry, Direction);
        var digest = EntryDigest.Of(entry);
        var until = list == ListNames.AlertPrints
            ? null
            : Clearances?.LastDay(Traveller, Document, entry.Id, digest, Today);
        return new(
            new AlertHit(list, entry.Id, score, onDocument)
            {
                EntryDigest = digest,
                Action = ActionNames.Of(action),
                IsDiscreet = AlertPrecedence.IsDiscreet(action),
                IsCleared = until is not null,
                IsDrill = entry.IsDrill,
            },
            entry.Title,
            entry.Source,
            action,
            pieces,
            [])
        {
            Warnings = entry.Warnings,
            Terms = entry.Terms,
            Marks = entry.Marks,
            Links = [.. Alerts.LinksOf(entry, withDiscreet: false)],
            HasProtectionMark = entry.HasProtectionMark,
            ClearedUntil = until,
        };
    }

    public override string ToString() => "[asked]";
}
