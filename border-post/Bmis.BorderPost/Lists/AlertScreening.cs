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
    public AlertScreeningResult Screen(Traveller? traveller, TravelDocument? document, Direction direction)
    {
        var (alerts, manifest) = shelf.Alert;
        var list = new ConsultedList(
            ListNames.Alert, manifest?.Version ?? 0, shelf.Judge(ListNames.Alert, manifest));
        if (alerts is null) return new AlertScreeningResult(list, []);
        var asked = new AskedAlerts(
            alerts, traveller, document, direction, shelf.UsableClearances, calendar.Today);
        return new AlertScreeningResult(list, HitOrder.Of(
            alerts.Screen(Query(traveller, document), direction)
                .Where(candidate => asked.Counts(candidate.Entry))
                .Select(candidate => asked.Explain(candidate))));
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
}
