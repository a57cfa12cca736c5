using Bmis.BorderPost.Tests.History;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Expected;
using Bmis.Sync.Feeds;

namespace Bmis.BorderPost.Tests.Arrivals;

/// <summary>Lists as headquarters tells them, with the traveller on the specimen document on them.</summary>
internal static class Flights
{
    internal static readonly ExpectedTraveller Anna = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"),
        [Pasts.Anna], [Pasts.Passport]);

    /// <summary>Somebody of the same name and birth date, of whose document the list says nothing.</summary>
    internal static readonly ExpectedTraveller Namesake =
        Anna with { Id = Guid.Parse("0199aaaa-0000-7000-8000-000000000003"), Documents = [] };

    private static readonly DateTimeOffset Told = new(2026, 5, 3, 8, 0, 0, TimeSpan.Zero);

    internal static ExpectedFlight Of(int number, DateOnly day, params ExpectedTraveller[] travellers) => new()
    {
        FlightId = new Guid(number, 0, 0, new byte[8]),
        Name = $"UT {number}",
        Origin = "UTA",
        Destination = "UTB",
        Day = day,
        ArrivesAt = day.ToDateTime(new TimeOnly(12, 0)),
        Total = travellers.Length,
        Travellers = travellers,
    };

    internal static FeedContent Page(long after, long upTo, params ExpectedFlight[] flights) =>
        new(after, upTo, Told, ExpectedContract.Write(flights));
}
