using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Arrivals;

/// <summary>Puts flights and who is on them into the words of the current language.</summary>
internal sealed class ArrivalWriter(
    IStringLocalizer<LaneView> texts, LaneCalendar calendar, ArrivalStore store, TimeProvider clock)
{
    // The feed says at least every twenty seconds that there is nothing new.
    private static readonly TimeSpan Current = TimeSpan.FromMinutes(2);

    /// <summary>How old the lists are, as one sentence.</summary>
    internal string AsOf() => store.AsOf switch
    {
        null => texts["arrivals.never"],
        { } at when clock.GetUtcNow() - at < Current => texts["arrivals.current"],
        { } at => texts["arrivals.as-of", calendar.Local(at).ToString("d MMM HH:mm", CultureInfo.CurrentCulture)],
    };

    internal string Arrives(ExpectedFlight flight) => flight.ArrivesAt is { } at
        ? at.ToString("d MMM HH:mm", CultureInfo.CurrentCulture)
        : texts["arrivals.left", flight.Day.ToString("d MMM", CultureInfo.CurrentCulture)];

    internal static string Way(ExpectedFlight flight) => $"{flight.Origin} – {flight.Destination}";

    internal static IEnumerable<ArrivalLine> Lines(ExpectedFlight flight) => flight.Travellers
        .Select(Line)
        .OrderBy(line => line.Surname, StringComparer.CurrentCulture)
        .ThenBy(line => line.Given, StringComparer.CurrentCulture);

    private static ArrivalLine Line(ExpectedTraveller one)
    {
        var reading = one.Readings is [var first, ..] ? first : null;
        return new(
            reading?.Name.Primary ?? "",
            reading?.Name.Secondary ?? "",
            reading?.BirthDate.ToIso() ?? "",
            reading?.Nationality.Code ?? "",
            one.Documents is [var document, ..] ? document.Number.Text : "");
    }
}
