using Bmis.Biographics;
using Bmis.Central.Keys;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.Posts;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;

namespace Bmis.Central.Tests.PassengerData.Arrivals;

public sealed class ArrivalMatchTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);
    private static readonly DateTime Noon = Day.ToDateTime(new TimeOnly(12, 0));

    [Fact]
    public void Who_is_on_a_list_and_at_no_desk_is_missing_two_hours_after_the_arrival()
    {
        var flight = Flight(1, Noon, "L1", "L2");
        var match = Match(Noon.AddHours(2), [flight], At(Noon.AddMinutes(30), "L1"));
        var (_, unseen) = Assert.Single(match.Flights);
        Assert.Equal("L2", Assert.Single(unseen).Documents[0].Number.Text);
        Assert.True(match.IsMissing(flight));
        Assert.False(Match(Noon.AddMinutes(119), [flight]).IsMissing(flight));
        Assert.Empty(match.Unlisted);
    }

    [Fact]
    public void Who_is_at_a_desk_and_on_no_list_is_named()
    {
        var match = Match(Noon, [Flight(1, Noon, "L1")], At(Noon, "L1"), At(Noon.AddMinutes(5), "L9"));
        Assert.Equal(Noon.AddMinutes(5), Assert.Single(match.Unlisted).At);
    }

    [Fact]
    public void A_flight_before_midnight_is_at_the_desk_after_it()
    {
        var late = Flight(1, Day.ToDateTime(new TimeOnly(23, 50)), "L1");
        var crossing = At(Day.AddDays(1).ToDateTime(new TimeOnly(0, 20)), "L1");
        Assert.Empty(Assert.Single(Match(Noon, [late], crossing).Flights).Unseen);
        var next = ArrivalMatch.Of(Day.AddDays(1), Noon.AddDays(1), [late], [crossing]);
        Assert.Empty(next.Flights);
        Assert.Empty(next.Unlisted);
    }

    [Fact]
    public void A_flight_without_a_time_of_arrival_is_missing_nobody_before_the_next_day()
    {
        var flight = Flight(1, null, "L1");
        Assert.False(Match(Day.ToDateTime(new TimeOnly(23, 0)), [flight]).IsMissing(flight));
        Assert.True(Match(Day.AddDays(1).ToDateTime(new TimeOnly(2, 0)), [flight]).IsMissing(flight));
    }

    [Theory]
    [InlineData(0, 4, false)]
    [InlineData(0, 6, true)]
    [InlineData(1, 0, true)]
    [InlineData(0, null, true)]
    public void A_lane_that_is_silent_or_has_more_to_send_is_behind(int backlog, int? minutes, bool behind)
    {
        var now = new DateTimeOffset(Noon, TimeSpan.Zero);
        var lane = new LaneView
        {
            LaneId = "L", PostCode = "B", PostName = "B", State = LaneState.Current, Backlog = backlog,
            LastSeen = minutes is { } ago ? now.AddMinutes(-ago) : null,
        };
        Assert.Equal(behind, LanesBehind.Of([lane], now).Count == 1);
    }

    private static ArrivalMatch Match(DateTime now, ArrivedFlight[] flights, params DeskCrossing[] crossings) =>
        ArrivalMatch.Of(Day, now, flights, crossings);

    private static ArrivedFlight Flight(int number, DateTime? arrives, params string[] documents) => new()
    {
        FlightId = new Guid(number, 0, 0, new byte[8]),
        Name = $"UT {number}",
        DepartsOn = Day,
        ArrivesAt = arrives,
        Expected = [.. documents.Select(text => new ExpectedTraveller(default, [], [Document(text)]))],
    };

    private static DeskCrossing At(DateTime at, string document) =>
        new(at, "admit", "/crossings/1/L/1", PersonalPart.None, "UTO", [.. ExpectedKeys.Of(null, Document(document))]);

    private static TravelDocument Document(string number) =>
        new("P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse(number).Value, PartialDate.Unknown);
}
