using System.Text.RegularExpressions;
using Bmis.Central.PassengerData.Arrivals;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Referrals;
using Bmis.Central.PassengerData.Retention;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Expected;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Dapper;

namespace Bmis.Central.Tests.PassengerData.Arrivals;

/// <summary>What lanes of post B, at which passengers for UTB arrive, and of post C hear of who comes.</summary>
public sealed partial class ExpectedFeedTests : IAsyncLifetime
{
    private PassengerBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await PassengerBench.OpenAsync();
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('B', 1, 'Airport'), ('C', 1, 'Harbour');
            insert into lane (lane_id, region_id, post_code) values ('LANE-B', 1, 'B'), ('LANE-C', 1, 'C');
            """);
        Assert.True(await _bench.Get<ArrivalPlaces>().SetAsync("UTB", "B", Cancellation));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_post_of_arrival_hears_of_the_flight_and_no_other_does()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        var flight = Assert.Single(await HearAsync("LANE-B"));
        Assert.Equal(("UT 123", "UTA", "UTB", false), (flight.Name, flight.Origin, flight.Destination, flight.IsGone));
        Assert.Equal(["BERG", "ERIKSSON"], Names(flight));
        var keys = ExpectedKeys.Of(flight.Travellers[0]).ToList();
        Assert.Contains(keys, key => key.StartsWith("d|UTO|", StringComparison.Ordinal));
        Assert.Empty(await HearAsync("LANE-C"));
    }

    [Fact]
    public async Task A_newer_list_is_told_as_a_whole()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        var first = await HearPagesAsync("LANE-B", 0);
        await _bench.SendAsync(CarrierMessages.List(2, ["BERG", "DAHL"]));
        var flight = Assert.Single(await HearAsync("LANE-B", first[^1].UpTo));
        Assert.Equal(["BERG", "DAHL"], Names(flight));
    }

    [Fact]
    public async Task Nothing_of_bookings_goes_to_a_lane()
    {
        await _bench.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        Assert.Empty(Assert.Single(await HearAsync("LANE-B")).Travellers);
    }

    [Fact]
    public async Task Of_bookings_the_post_hears_of_whom_a_person_asks_to_refer_and_only_what_to_do()
    {
        await _bench.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        var (booking, passenger) = await BookedAsync();
        var referrals = _bench.Get<ReferralStore>();
        Assert.False(await referrals.MakeAsync(booking, passenger, "", "anna", Cancellation));
        Assert.False(await referrals.MakeAsync(booking, Guid.Empty, "Ask.", "anna", Cancellation));
        Assert.True(await referrals.MakeAsync(booking, passenger, "Ask for the ticket.", "anna", Cancellation));
        var flight = Assert.Single(await HearAsync("LANE-B"));
        var referral = Assert.Single(flight.Referrals);
        Assert.Equal(
            ("ERIKSSON", "Ask for the ticket.", 0),
            (referral.Traveller.Readings[0].Name.Primary, referral.Words, flight.Travellers.Count));
        Assert.Contains(
            ExpectedKeys.Of(referral.Traveller), key => key.StartsWith("d|UTO|", StringComparison.Ordinal));

        await _bench.SendAsync(CarrierMessages.Push(2, "ERIKSSON"));
        Assert.Single(Assert.Single(await HearAsync("LANE-B")).Referrals);
        var line = Assert.Single(await referrals.OfAsync(booking, Cancellation));
        Assert.Equal(("ERIKSSON", "anna", null), (line.Traveller!.Surname, line.MadeBy, line.WithdrawnAt));
        Assert.True(await referrals.WithdrawAsync(booking, line.ReferralId, "bela", Cancellation));
        Assert.False(await referrals.WithdrawAsync(booking, line.ReferralId, "bela", Cancellation));
        Assert.Empty(Assert.Single(await HearAsync("LANE-B")).Referrals);
    }

    [Fact]
    public async Task A_referral_is_made_where_a_post_hears_of_it_and_is_erased_with_the_list()
    {
        await _bench.SendAsync(CarrierMessages.Push(1, "ERIKSSON"));
        var (booking, passenger) = await BookedAsync();
        var referrals = _bench.Get<ReferralStore>();
        Assert.True(await referrals.MakeAsync(booking, passenger, "Ask.", "anna", Cancellation));
        _bench.Clock.Now = CarrierMessages.Morning.AddDays(8);
        var done = await _bench.Get<PassengerKeeper>().RunAsync("", isDry: false, Cancellation);
        Assert.Equal(1, done.Sum(one => one.Tally.Requests));
        var line = Assert.Single(await referrals.OfAsync(booking, Cancellation));
        Assert.Equal((null, ""), (line.Traveller, line.Words));
        Assert.True(await _bench.Get<ArrivalPlaces>().SetAsync("UTB", "", Cancellation));
        Assert.False(await referrals.MakeAsync(booking, passenger, "Ask.", "anna", Cancellation));
    }

    [Fact]
    public async Task Who_is_in_transit_does_not_come_to_the_border()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"])
            .Replace("NAD+FL+++BERG", "NAD+DDU+++BERG", StringComparison.Ordinal));
        Assert.Equal(["ERIKSSON"], Names(Assert.Single(await HearAsync("LANE-B"))));
    }

    [Fact]
    public async Task Whose_reservation_is_cancelled_comes_no_more_until_a_later_list_says_so()
    {
        await _bench.SendAsync(CarrierMessages.List(3, ["ERIKSSON", "BERG"]));
        await _bench.SendAsync(CarrierMessages.List(2, ["ERIKSSON"], document: "745+XR"));
        Assert.Equal(["BERG", "ERIKSSON"], Names(Assert.Single(await HearAsync("LANE-B"))));
        await _bench.SendAsync(CarrierMessages.List(4, ["BERG"], document: "745+XR"));
        Assert.Equal(["ERIKSSON"], Names(Assert.Single(await HearAsync("LANE-B"))));
        await _bench.SendAsync(CarrierMessages.List(5, ["BERG"], document: "745+CP"));
        Assert.Equal(["BERG", "ERIKSSON"], Names(Assert.Single(await HearAsync("LANE-B"))));
    }

    [Fact]
    public async Task A_cancelled_flight_is_gone()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.Status(2, "XF"));
        var flight = Assert.Single(await HearAsync("LANE-B"));
        Assert.True(flight.IsGone);
        Assert.Empty(flight.Travellers);
    }

    [Fact]
    public async Task A_place_that_belongs_to_another_post_takes_its_flights_there()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.False(Assert.Single(await HearAsync("LANE-B")).IsGone);
        Assert.True(await _bench.Get<ArrivalPlaces>().SetAsync("UTB", "C", Cancellation));
        Assert.True(Assert.Single(await HearAsync("LANE-B")).IsGone);
        Assert.Equal(["ERIKSSON"], Names(Assert.Single(await HearAsync("LANE-C"))));
    }

    [Fact]
    public async Task A_long_list_comes_in_stretches_and_moves_the_position_once()
    {
        var number = 0;
        await _bench.SendAsync(DocumentNumbers().Replace(
            CarrierMessages.List(1, [.. Enumerable.Repeat("BERG", 1050)]), _ => $"DOC+P+L{++number:D6}'"));
        var pages = await HearPagesAsync("LANE-B", 0);
        Assert.Equal(2, pages.Count);
        Assert.Equal((0L, 0L), (pages[0].After, pages[0].UpTo));
        Assert.Equal(0L, pages[1].After);
        Assert.True(pages[1].UpTo > 0);
        var flights = pages.SelectMany(page => Read(page.Content)).ToList();
        Assert.Equal([0, 1000], flights.Select(flight => flight.First));
        Assert.All(flights, flight => Assert.Equal(1050, flight.Total));
        Assert.Equal(1050, flights.Sum(flight => flight.Travellers.Count));
    }

    [GeneratedRegex(@"DOC\+P\+L\d+'")]
    private static partial Regex DocumentNumbers();

    // The first traveller of a booking.
    private async Task<(Guid Booking, Guid Passenger)> BookedAsync()
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.QueryFirstAsync<(Guid, Guid)>(
            "select booking_id, passenger_id from passenger where booking_id is not null order by byte_offset");
    }

    private async Task<IReadOnlyList<ExpectedFlight>> HearAsync(string lane, long after = 0) =>
        [.. (await HearPagesAsync(lane, after)).SelectMany(page => Read(page.Content))];

    // Everything beyond a position, up to the word that there is nothing new.
    private async Task<List<FeedContent>> HearPagesAsync(string lane, long after)
    {
        Assert.True(await _bench.Get<ExpectedKeeper>().CatchUpAsync(Cancellation));
        var last = await _bench.ScalarAsync<long?>(
            $"select max(position) from expected_flight join lane using (post_code) where lane_id = '{lane}'");
        var pages = new List<FeedContent>();
        if (last is null || last <= after)
            return pages;
        await foreach (var page in _bench.Get<ExpectedFeed>().FollowAsync(new Producer(lane), after, Cancellation))
        {
            pages.Add(page);
            if (page.UpTo == last)
                return pages;
        }

        return pages;
    }

    private static IReadOnlyList<ExpectedFlight> Read(ReadOnlyMemory<byte> content)
    {
        Assert.True(ExpectedContract.TryRead(content.Span, out var flights, out var problem), problem);
        return flights;
    }

    private static IEnumerable<string> Names(ExpectedFlight flight) =>
        flight.Travellers.Select(one => one.Readings[0].Name.Primary).Order(StringComparer.Ordinal);
}
