using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Arrivals;

/// <summary>Looks somebody up on the lists of flights that may be at the border now. Safe for all threads.</summary>
internal sealed class ExpectedArrivals(
    ArrivalStore store, LaneCalendar calendar, IOptions<ArrivalOptions> options, TimeProvider clock)
    : IExpectedArrivals
{
    public ArrivalAnswer Ask(Traveller? traveller, TravelDocument? document)
    {
        var (from, to) = (calendar.Today.AddDays(-options.Value.KeepDays), calendar.Today.AddDays(1));
        var now = calendar.Local(clock.GetUtcNow()).DateTime;
        var found = store.Find(traveller, document, from, to).MinBy(flight => Distance(flight, now));
        return new(
            found is not null || store.Has(from, to),
            found is null ? null : new(found.FlightId, found.Name, found.Origin, found.Day, found.ArrivesAt))
        {
            Referral = store.Referral(traveller, document, from, to)?.Words ?? "",
        };
    }

    // The flight whose arrival lies nearest; one that does not say when it arrives counts as arriving at noon.
    private static TimeSpan Distance(ExpectedFlight flight, DateTime now) =>
        ((flight.ArrivesAt ?? flight.Day.ToDateTime(new TimeOnly(12, 0))) - now).Duration();
}
