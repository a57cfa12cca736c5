using Bmis.Central.PassengerData.Quality;
using Bmis.Central.PassengerData.Quarantine;
using static Bmis.Central.Tests.PassengerData.Quality.CarrierSamples;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>Figures of carriers whose messages are known, against a real warehouse.</summary>
public sealed class CarrierFiguresTests : IAsyncLifetime
{
    private const string Departure = "DTM+189:2611291100:201'";

    private QualityBench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await QualityBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_list_is_in_time_thirty_minutes_before_departure_and_not_a_minute_later()
    {
        await _bench.SendAsync("10:30", List("123", 1));
        await _bench.SendAsync("10:31", List("124", 2));
        await _bench.SendAsync("11:10", List("125", 3));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((3, 3, 1, 3), (flights.Flights, flights.Timed, flights.InTime, flights.TakenAsUtc));
        Assert.Equal(29, flights.MedianLead);
        Assert.Equal(1d / 3, flights.TimelyShare);
    }

    [Fact]
    public async Task Only_the_first_list_of_a_flight_counts_and_a_cancelled_flight_never()
    {
        await _bench.SendAsync("09:00", List("123", 1));
        await _bench.SendAsync("10:59", List("123", 2));
        await _bench.SendAsync("10:59", List("124", 3));
        await _bench.SendAsync("11:00", Cancellation("124", 4));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((1, 1, 120d), (flights.Flights, flights.InTime, flights.MedianLead));
    }

    [Fact]
    public async Task Without_a_time_of_departure_a_flight_is_counted_apart()
    {
        await _bench.SendAsync("09:00", Changed(List("123", 1), Departure, ""));
        await _bench.SendAsync(
            "09:00", Changed(List("124", 2), Departure, "DTM+189:20261129:102'"));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((2, 0, 2), (flights.Flights, flights.Timed, flights.Untimed));
        Assert.Null(flights.TimelyShare);
        Assert.Null(flights.MedianLead);
    }

    [Fact]
    public async Task A_place_of_a_post_has_the_posts_time_zone()
    {
        await _bench.ExecuteAsync(
            """
            insert into post (post_code, region_id, name, time_zone) values ('UTA', 1, 'A', 'Africa/Nairobi');
            insert into arrival_place (place, post_code) values ('UTA', 'UTA')
            """);
        await _bench.SendAsync("07:45", List("123", 1));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((1, 0, 0, 15d), (flights.Timed, flights.InTime, flights.TakenAsUtc, flights.MedianLead));
    }

    [Fact]
    public async Task Flights_have_gaps_until_the_part_comes_or_a_whole_list_takes_the_place()
    {
        await _bench.SendAsync("09:00", Part("123", 1, "01:C", 2, "BERG"));
        await _bench.SendAsync("09:00", Part("124", 2, "01:C", 2, "BERG"));
        await _bench.SendAsync("09:01", List("124", 3));
        await _bench.SendAsync("09:00", List("125", 4));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((3, 1, 0), (flights.Flights, flights.WithGaps, flights.WithoutList));
        await _bench.SendAsync("09:02", Part("123", 5, "02:F", 2, "KESTREL"));
        Assert.Equal(0, (await _bench.OfAsync("UT")).Flights.WithGaps);
    }

    [Fact]
    public async Task Bookings_without_a_list_count_against_a_flight_once_it_has_left()
    {
        await _bench.SendAsync("09:00", Push("123", 1));
        await _bench.SendAsync("09:00", Push("124", 2));
        await _bench.SendAsync("09:30", List("124", 3));
        await _bench.SendAsync("09:00", Changed(Push("125", 4), "291126:1100", "301126:1300"));
        await _bench.SendAsync("09:00", Push("126", 5));
        await _bench.SendAsync("09:30", Request("126", 6));
        var flights = (await _bench.OfAsync("UT")).Flights;
        Assert.Equal((4, 1, 1), (flights.Flights, flights.WithoutList, flights.Timed));
    }

    [Fact]
    public async Task Of_persons_on_lists_it_is_counted_for_whom_something_was_sent()
    {
        var list = List("123", 1, "ERIKSSON", "BERG", "KESTREL", "LINNET");
        list = Changed(Changed(list, "DTM+329:740812'", ""), "DTM+329:740812'", "");
        list = Changed(Changed(list, "NAT+2+UTO'", ""), $"DOC+P+{CarrierMessages.DocumentOf("BERG")}'", "");
        await _bench.SendAsync("09:00", list);
        await _bench.SendAsync("09:00", Push("123", 2));
        var messages = (await _bench.OfAsync("UT")).Messages;
        Assert.Equal((5, 4), (messages.Persons, messages.Listed));
        Assert.Equal((2, 3, 3), (messages.WithBirth, messages.WithNationality, messages.WithDocument));
    }

    [Fact]
    public async Task A_person_with_unreadable_dates_counts_once_and_each_date_is_a_warning()
    {
        var list = List("123", 1, "ERIKSSON", "BERG");
        await _bench.SendAsync("09:00", Changed(list, "DTM+36:320415'", "DTM+36:323215'")
            .Replace("DTM+329:740812'", "DTM+329:743312'", StringComparison.Ordinal));
        var messages = (await _bench.OfAsync("UT")).Messages;
        Assert.Equal((2, 3, 0, 1), (messages.WithUnreadDate, messages.Warnings, messages.GradeA, messages.GradeB));
        Assert.Equal(150, messages.WarningsPerHundred);
    }

    [Fact]
    public async Task Held_refused_and_repeated_ones_are_counted_and_name_nobody_twice()
    {
        var list = List("123", 1);
        await _bench.SendAsync("09:00", list);
        await _bench.SendAsync("09:01", list);
        await _bench.SendAsync("09:02", "WRAPPED" + list);
        await _bench.SendAsync("09:03", WithoutFlight(2));
        await _bench.SendAsync("09:04", Foreign(3));
        await _bench.SendAsync("09:05", "Nothing that is a message.");
        var figures = await _bench.OfAsync("UT");
        Assert.Equal((2, 1, 1, 1), (figures.Repeated, figures.Again, figures.Messages.Refused, figures.Unread));
        Assert.Equal((4, 2), (figures.Messages.Messages, figures.Held));
        Assert.Equal([2, 0, 0, 1, 1], figures.Messages.Grades.Select(one => one.Count));
        Assert.Equal(2, figures.Messages.Persons);
    }

    [Fact]
    public async Task What_names_no_flight_or_no_carrier_counts_for_the_partner()
    {
        await _bench.SendAsync("09:00", WithoutFlight(1), "hub-1");
        await _bench.SendAsync("09:00", Changed(List("123", 2), "TDT+20+UT123+++UT'", "TDT+20+204'"), "coaches");
        await _bench.SendAsync("09:00", List("123", 3), "hub-1");
        Assert.Equal(["UT", "coaches", "hub-1"], (await _bench.ReadAsync()).Select(one => one.Carrier));
        Assert.Equal(1, (await _bench.OfAsync("coaches")).Flights.Flights);
        Assert.Equal((1, 1), ((await _bench.OfAsync("hub-1")).Held, (await _bench.OfAsync("hub-1")).Messages.GradeD));
    }

    [Fact]
    public async Task What_was_mended_here_is_not_the_carriers_message()
    {
        var receipt = await _bench.SendAsync("09:00", WithoutFlight(1));
        var desk = _bench.Passengers.Get<HeldDesk>();
        Assert.NotNull(await desk.MendAsync(receipt.Transmission, List("123", 1), "anna", Stop));
        await _bench.SendAsync("09:10", List("124", 2));
        var figures = await _bench.OfAsync("UT");
        Assert.Equal((2, 1, 1), (figures.Messages.Messages, figures.Held, figures.Messages.GradeA));
        Assert.Equal(2, figures.Flights.Flights);
    }

    [Fact]
    public async Task Totals_are_compared_once_all_parts_are_here()
    {
        await _bench.SendAsync("09:00", Part("123", 1, "01:C", 3, "BERG", "KESTREL"));
        await _bench.SendAsync("09:01", Part("123", 1, "02:F", 3, "LINNET"));
        await _bench.SendAsync("09:02", Part("124", 2, "01:F", 2, "BERG"));
        await _bench.SendAsync("09:03", Part("125", 3, "01:C", 2, "BERG"));
        await _bench.SendAsync("09:04", Changed(Push("123", 4), "EQN+1'", "EQN+7'"));
        Assert.Equal(2, (await _bench.OfAsync("UT")).TotalsThatDiffer);
        var totals = (await _bench.EvidenceAsync("UT")).Totals;
        Assert.Equal(["bookings 1 of 7", "passengers 1 of 2"], totals.Select(
            one => $"{one.Subject} {one.Counted} of {one.Total}"));
    }

    [Fact]
    public async Task A_period_has_its_first_and_last_day_and_nothing_else()
    {
        await _bench.SendAsync("00:00", List("123", 1));
        await _bench.SendAsync("23:59:59.9", List("124", 2));
        Assert.Equal(2, Assert.Single(await _bench.ReadAsync(Day(29))).Messages.Messages);
        Assert.Empty(await _bench.ReadAsync(Day(28)));
        Assert.Empty(await _bench.ReadAsync(Day(30)));
    }

    private static QualityPeriod Day(int day) => new(new(2026, 11, day), new(2026, 11, day));
}
