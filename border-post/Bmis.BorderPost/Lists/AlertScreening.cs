using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Lists;

/// <summary>Screens against the alert list in use.</summary>
internal sealed class AlertScreening(ListShelf shelf) : IAlertScreening
{
    public AlertScreeningResult Screen(Traveller? traveller, TravelDocument? document)
    {
        var (snapshot, manifest) = shelf.Alert;
        var list = new ConsultedList(
            ListNames.Alert, manifest?.Version ?? 0, shelf.Judge(ListNames.Alert, manifest));
        return snapshot is null
            ? new AlertScreeningResult(list, [])
            : new AlertScreeningResult(list, [.. snapshot.Screen(Query(traveller, document)).Select(Explain)]);
    }

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

    private static ExplainedHit Explain(AlertCandidate candidate) => new(
        new AlertHit(ListNames.Alert, candidate.Entry.Id, candidate.Score, candidate.OnDocument),
        candidate.MatchedName?.Text ?? candidate.Entry.Title,
        candidate.Entry.Source,
        candidate.Entry.Actions.OnEntry,
        candidate.Pieces,
        candidate.DisprovedBy);
}
