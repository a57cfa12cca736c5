using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Lists;

/// <summary>Screens against the alert list in use.</summary>
internal sealed class AlertScreening(ListShelf shelf, LaneCalendar calendar) : IAlertScreening
{
    private static readonly CountryCode Specimen = CountryCode.Parse("UTO").Value;

    public AlertScreeningResult Screen(Traveller? traveller, TravelDocument? document, Direction direction)
    {
        var (alerts, manifest) = shelf.Alert;
        var list = new ConsultedList(
            ListNames.Alert, manifest?.Version ?? 0, shelf.Judge(ListNames.Alert, manifest));
        if (alerts is null) return new AlertScreeningResult(list, []);
        var asked = new Asked(alerts, traveller, document, direction, shelf.UsableClearances, calendar.Today);
        return new AlertScreeningResult(list, HitOrder.Of(
            alerts.Screen(Query(traveller, document), direction)
                .Where(candidate => Counts(candidate.Entry, asked))
                .Select(candidate => Explain(candidate, asked))));
    }

    // An invented person has specimen documents only: a traveller who looks like one is nobody's drill. One without a
    // last day would stay for ever at a lane that the centre does not reach any more.
    private static bool Counts(AlertEntry entry, Asked asked) =>
        !(entry.Terms.ExpiresOn < asked.Today)
        && (!entry.IsDrill || (asked.Document?.IssuingState == Specimen && entry.Terms.ExpiresOn is not null));

    private static AlertQuery Query(Traveller? traveller, TravelDocument? document) => new()
    {
        Name = traveller?.Name,
        NameIsTruncated = NameIsCut(document?.Mrz ?? ""),
        BirthDate = traveller?.BirthDate ?? default,
        Sex = traveller?.Sex,
        Nationality = traveller?.Nationality,
        DocumentNumber = document?.Number,
        IssuingState = document?.IssuingState,
    };

    // A name field without a filler at its end may be cut (Doc 9303-3, 4.6); TD1 has the name in its third line.
    private static bool NameIsCut(string mrz)
    {
        var lines = mrz.Split('\n');
        var name = lines.Length == 3 ? lines[2] : lines[0];
        return name.Length > 0 && name[^1] != '<';
    }

    private static ExplainedHit Explain(AlertCandidate candidate, Asked asked)
    {
        var entry = candidate.Entry;
        var action = LaneAlerts.ActionOf(entry, asked.Direction);
        var digest = EntryDigest.Of(entry);
        var until = asked.Clearances?.LastDay(
            asked.Traveller, asked.Document, entry.Id, digest, asked.Today);
        return new(
            new AlertHit(ListNames.Alert, entry.Id, candidate.Score, candidate.OnDocument)
            {
                EntryDigest = digest,
                Action = ActionNames.Of(action),
                IsDiscreet = AlertPrecedence.IsDiscreet(action),
                IsCleared = until is not null,
                IsDrill = entry.IsDrill,
            },
            candidate.MatchedName?.Text ?? entry.Title,
            entry.Source,
            action,
            candidate.Pieces,
            candidate.DisprovedBy)
        {
            Warnings = entry.Warnings,
            Terms = entry.Terms,
            Marks = entry.Marks,
            Links = [.. asked.Alerts.LinksOf(entry, withDiscreet: false)],
            HasProtectionMark = entry.HasProtectionMark,
            ClearedUntil = until,
        };
    }

    private sealed record Asked(
        LaneAlerts Alerts,
        Traveller? Traveller,
        TravelDocument? Document,
        Direction Direction,
        ClearanceList? Clearances,
        DateOnly Today)
    {
        public override string ToString() => "[asked]";
    }
}
