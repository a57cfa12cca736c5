using Bmis.Biographics;
using Bmis.Central.PassengerData.Storing;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Carriers' messages on their way into the warehouse.</summary>
public sealed class PassengerIntakeTests : IAsyncLifetime
{
    private PassengerBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await PassengerBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_list_becomes_a_flight_and_its_passengers_sealed()
    {
        var receipt = await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "OLSEN"]));
        var tally = await _bench.TallyAsync(receipt);
        Assert.Equal(("taken", "", 1, 2), (tally.State, tally.Reason, tally.Messages, tally.Travellers));
        Assert.Equal(
            ["passengers ERIKSSON ANNA MARIA", "passengers OLSEN ANNA MARIA"], await _bench.CurrentAsync());
        Assert.Equal(
            "UT 123 UTA 2026-11-29 UTB 2026-11-29 12:00:00",
            await _bench.ScalarAsync<string>(
                "select concat_ws(' ', carrier, number, origin, departs_on, destination, arrives_at) from flight"));
        Assert.Equal(
            "A", await _bench.ScalarAsync<string>("select grade from passenger_message"));
        Assert.False(await _bench.ScalarAsync<bool>(
            "select bool_or(position('ERIKSSON' in encode(content, 'escape')) > 0) from passenger"));
    }

    [Fact]
    public void Trouble_of_the_database_is_passing_also_when_it_comes_from_another_core()
    {
        var lost = new NpgsqlException("lost", new IOException());
        Assert.True(PassengerIntake.IsPassing(lost));
        Assert.True(PassengerIntake.IsPassing(new AggregateException(lost)));
        Assert.False(PassengerIntake.IsPassing(new AggregateException(new InvalidDataException())));
    }

    [Fact]
    public async Task The_same_bytes_and_the_same_message_in_another_wrapper_count_once()
    {
        var list = CarrierMessages.List(1, ["ERIKSSON"]);
        var first = await _bench.SendAsync(list);
        var second = await _bench.SendAsync(list);
        Assert.Equal((first.Transmission, false, true), (second.Transmission, first.IsRepeated, second.IsRepeated));
        Assert.Equal(2, await _bench.ScalarAsync<int>("select times_received from passenger_transmission"));

        var wrapped = await _bench.SendAsync("QU UTOBRXH\r\n.UTOCAXH 290631\r\n" + Folded(list) + "\r\n*3872");
        Assert.NotEqual(first.Transmission, wrapped.Transmission);
        Assert.Equal(0, (await _bench.TallyAsync(wrapped)).Travellers);
        Assert.Equal(
            "repeated stored",
            await _bench.ScalarAsync<string>(
                "select string_agg(outcome, ' ' order by outcome) from passenger_message"));
        Assert.Single(await _bench.CurrentAsync());
    }

    [Fact]
    public async Task A_later_list_replaces_an_earlier_one_whatever_order_they_come_in()
    {
        await _bench.SendAsync(CarrierMessages.List(10, ["ERIKSSON", "OLSEN"]));
        await _bench.SendAsync(CarrierMessages.List(30, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.List(20, ["BERG", "DAHL"]));
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
        Assert.Equal(5, await _bench.ScalarAsync<int>("select count(*)::int from passenger"));
        Assert.Equal(1, await _bench.ScalarAsync<int>("select count(*)::int from flight"));
    }

    [Fact]
    public async Task The_first_list_sent_again_after_another_is_current_again()
    {
        await _bench.SendAsync(CarrierMessages.List(10, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.List(20, ["OLSEN"]));
        await _bench.SendAsync(CarrierMessages.List(30, ["ERIKSSON"]));
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task Parts_replace_nothing_until_all_are_here_and_count_at_once()
    {
        await _bench.SendAsync(CarrierMessages.List(10, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.List(20, ["DAHL"], "03:F"));
        await _bench.SendAsync(CarrierMessages.List(20, ["BERG"], "01:C"));
        Assert.Equal(
            ["passengers BERG ANNA MARIA", "passengers DAHL ANNA MARIA", "passengers ERIKSSON ANNA MARIA"],
            await _bench.CurrentAsync());

        await _bench.SendAsync(CarrierMessages.List(21, ["CARL"], "02:"));
        Assert.Equal(
            ["passengers BERG ANNA MARIA", "passengers CARL ANNA MARIA", "passengers DAHL ANNA MARIA"],
            await _bench.CurrentAsync());
        Assert.Equal(2, await _bench.ScalarAsync<int>("select count(*)::int from passenger_picture"));
    }

    [Fact]
    public async Task A_list_that_breaks_off_takes_nobody_off_the_flight_until_it_comes_again_whole()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        var whole = CarrierMessages.List(2, ["DAHL", "EK"]);
        await _bench.SendAsync(whole[..whole.IndexOf("NAD+FL+++EK", StringComparison.Ordinal)]);
        Assert.Equal(
            ["passengers BERG ANNA MARIA", "passengers DAHL ANNA MARIA", "passengers ERIKSSON ANNA MARIA"],
            await _bench.CurrentAsync());
        await _bench.SendAsync(whole);
        Assert.Equal(["passengers DAHL ANNA MARIA", "passengers EK ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task A_part_that_breaks_off_leaves_its_set_open()
    {
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        var first = CarrierMessages.List(2, ["DAHL"], "01:C");
        await _bench.SendAsync(first[..first.IndexOf("UNT+", StringComparison.Ordinal)]);
        await _bench.SendAsync(CarrierMessages.List(2, ["EK"], "02:F"));
        Assert.Contains("passengers ERIKSSON ANNA MARIA", await _bench.CurrentAsync());
        await _bench.SendAsync(first);
        Assert.DoesNotContain("passengers ERIKSSON ANNA MARIA", await _bench.CurrentAsync());
    }

    [Fact]
    public async Task Requests_before_boarding_replace_neither_one_another_nor_the_list()
    {
        await _bench.SendAsync(CarrierMessages.List(10, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.List(20, ["BERG"], application: "IAPI"));
        await _bench.SendAsync(CarrierMessages.List(21, ["DAHL"], application: "IAPI"));
        Assert.Equal(
            ["change BERG ANNA MARIA", "change DAHL ANNA MARIA", "passengers ERIKSSON ANNA MARIA"],
            await _bench.CurrentAsync());
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_holds_nobody_up()
    {
        await _bench.PublishAsync(Named("national:A-1", "ERIKSSON"));
        await _bench.ScalarAsync<int>(
            "update published_chunk set data = data || '\\x00' where list_name = 'alert' returning 1");
        var tally = await _bench.TallyAsync(await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"])));
        Assert.Equal(("taken", 1), (tally.State, tally.Travellers));
        Assert.Equal(0, await _bench.ScalarAsync<long>("select screened_version from passenger_picture"));
    }

    [Fact]
    public async Task Passengers_crew_and_bookings_of_a_flight_stand_beside_one_another()
    {
        await _bench.SendAsync(CarrierMessages.List(10, ["ERIKSSON"]));
        await _bench.SendAsync(CarrierMessages.List(11, ["PILOT"], document: "250"));
        var push = await _bench.SendAsync(CarrierMessages.Push(12, "ERIKSSON", "OLSEN"));
        Assert.Equal(2, (await _bench.TallyAsync(push)).Bookings);
        Assert.Equal(
            [
                "bookings ERIKSSON ANNAMRS", "bookings OLSEN ANNAMRS", "crew PILOT ANNA MARIA",
                "passengers ERIKSSON ANNA MARIA",
            ],
            await _bench.CurrentAsync());
        Assert.Equal(1, await _bench.ScalarAsync<int>("select count(*)::int from flight"));
    }

    [Fact]
    public async Task A_push_without_bookings_takes_them_all_off_the_flight()
    {
        await _bench.SendAsync(CarrierMessages.Push(10, "ERIKSSON"));
        await _bench.SendAsync(CarrierMessages.Push(20));
        Assert.Empty(await _bench.CurrentAsync());
        Assert.Equal(1, await _bench.ScalarAsync<int>("select count(*)::int from passenger"));
    }

    [Fact]
    public async Task A_flight_is_closed_and_cancelled_by_its_status()
    {
        await _bench.SendAsync(CarrierMessages.Status(10, "CL"));
        Assert.Equal("closed", await StateAsync());
        await _bench.SendAsync(CarrierMessages.Status(11, "XF"));
        Assert.Equal("cancelled", await StateAsync());

        Task<string> StateAsync() => _bench.ScalarAsync<string>(
            """
            select case when cancelled_at is not null then 'cancelled' when closed_at is not null then 'closed' end
            from flight
            """);
    }

    [Theory]
    [InlineData("no message at all", "no-message")]
    [InlineData("UNB+UNOA:4+A+B+261128:2100+1'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+1'", "type")]
    [InlineData("UNB+UNOA:4+A+B+261128:2100+1'UNH+1+PAXLST:D:05B:UN'BGM+745'NAD+FL+++A:B'UNT+4+1'UNZ+1+1'", "flight")]
    [InlineData("UNH+1+PAXLST:D:05B:UN'BGM+745'TDT+20+UT1'NAD+FL+++A:B'UNT+5+1'", "envelope")]
    public async Task What_cannot_be_taken_in_is_held_with_its_bytes(string sent, string reason)
    {
        var receipt = await _bench.SendAsync(sent);
        var tally = await _bench.TallyAsync(receipt);
        Assert.Equal(("held", reason), (tally.State, tally.Reason));
        Assert.True(await _bench.ScalarAsync<bool>("select raw is not null from passenger_transmission"));
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Single(await _bench.CurrentAsync());
    }

    [Fact]
    public async Task Cards_and_sensitive_services_are_neither_read_nor_kept_and_every_offset_stays()
    {
        const string card = "4111111111111111";
        var push = CarrierMessages.Push(1, "ERIKSSON").Replace(
            "TVL+291126:1100+UTA+UTB+UT+123:B'",
            $"SSR+VGML:HK:1:UT'FOP+CC::49.00:VI:{card}:1230'IFT+4:28+CARD {card}'TVL+291126:1100+UTA+UTB+UT+123:B'",
            StringComparison.Ordinal);
        var receipt = await _bench.SendAsync(push);
        var kept = await _bench.KeptAsync(receipt);
        Assert.Equal(push.Length, kept.Length);
        Assert.DoesNotContain("411111", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("VGML", kept, StringComparison.Ordinal);
        Assert.Contains("ERIKSSON", kept, StringComparison.Ordinal);
        Assert.True(await _bench.ScalarAsync<bool>("select raw is null from passenger_transmission"));
        Assert.Equal(
            "1 2 3",
            await _bench.ScalarAsync<string>(
                "select string_agg(reason::text, ' ' order by reason) from passenger_masking"));
        var (offset, length) = await _bench.BookingPlaceAsync();
        Assert.StartsWith("SRC'RCI+UT:ERI0'", kept.Substring(offset, length), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_somebody_changed_in_the_warehouse_are_held()
    {
        await _bench.ReceiveAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        await _bench.ScalarAsync<int>("update passenger_transmission set raw = raw || '\\x00' returning 1");
        await _bench.TakeAsync();
        Assert.Equal(
            "held unreadable",
            await _bench.ScalarAsync<string>("select state || ' ' || reason from passenger_transmission"));
    }

    [Fact]
    public async Task What_fails_again_and_again_is_held_whole_and_nothing_waits_behind_it()
    {
        await _bench.ScalarAsync<int>("alter table booking_locator rename to gone; select 1");
        var push = await _bench.ReceiveAsync(CarrierMessages.Push(1, "ERIKSSON"));
        await _bench.TakeAsync();
        var tally = await _bench.TallyAsync(push);
        Assert.Equal(("held", "fault", 0, 0), (tally.State, tally.Reason, tally.Messages, tally.Travellers));
        Assert.Equal(0, await _bench.ScalarAsync<int>("select count(*)::int from flight"));
        await _bench.ScalarAsync<int>("alter table gone rename to booking_locator; select 1");
        await _bench.SendAsync(CarrierMessages.List(1, ["OLSEN"]));
        Assert.Single(await _bench.CurrentAsync());
    }

    [Fact]
    public async Task Who_is_on_the_alert_list_is_hit_at_once_by_name_and_by_document()
    {
        var olsens = CarrierMessages.DocumentOf("OLSEN");
        await _bench.PublishAsync(Named("national:A-1", "ERIKSSON"), WithDocument("national:D-1", olsens));
        await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "OLSEN"]));
        Assert.Equal(["national:A-1", "national:D-1"], await _bench.HitsAsync());
        Assert.Equal(0, await _bench.ScreenAgainAsync());
    }

    [Fact]
    public async Task Whoever_is_put_on_the_list_later_is_hit_while_the_flight_is_still_to_come()
    {
        await _bench.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "OLSEN"));
        Assert.Empty(await _bench.HitsAsync());
        await _bench.PublishAsync(Named("national:A-2", "OLSEN"));
        Assert.Equal(1, await _bench.ScreenAgainAsync());
        Assert.Equal(["national:A-2"], await _bench.HitsAsync());
        Assert.Equal(0, await _bench.ScreenAgainAsync());
    }

    private static AlertEntry Named(string id, string surname) => new()
    {
        Id = id,
        Kind = EntryKind.Person,
        Names = [new AlertName(surname, "ANNA MARIA")],
        BirthDates = [BirthInterval.Of(PartialDate.Of(new DateOnly(1974, 8, 12)))],
        Actions = AlertActions.Refer,
        Source = "National list",
    };

    private static AlertEntry WithDocument(string id, string number) => new()
    {
        Id = id,
        Kind = EntryKind.Person,
        Names = [new AlertName("ELSEWHERE", "NOBODY")],
        Documents = [new AlertDocument("P", DocumentNumber.Parse(number).Value, CountryCode.Parse("UTO").Value)],
        Actions = AlertActions.Refer,
        Source = "National list",
    };

    // Lines of 63 characters, as teleprinter networks make them.
    private static string Folded(string text) =>
        string.Join("\r\n", text.Chunk(63).Select(line => new string(line)));
}
