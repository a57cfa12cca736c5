using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Pnrgov;

public sealed class PnrgovReaderTests
{
    private const int Seed = 20261129;

    [Fact]
    public void The_flight_and_the_total_of_the_whole_push_are_read()
    {
        var push = Pushes.Of(Pushes.Full + Pushes.Full);
        Assert.Equal(("22", 27, 2), (push.Function, push.Total, push.Bookings.Count));
        Assert.Equal(("UT", "UTA", "52519950"), (push.Sender!.System, push.Sender.Place, push.Sender.AgencyNumber));
        var flight = push.Flight!;
        Assert.Equal(("UTA", "UTB", "UT", "123"), (flight.From, flight.To, flight.Carrier, flight.Number));
        Assert.Equal(new DateTime(2026, 11, 29, 22, 15, 0), flight.Departure.Value);
        Assert.Equal(new DateTime(2026, 11, 30, 7, 15, 0), flight.Arrival.Value);
    }

    [Fact]
    public void A_booking_keeps_what_is_its_own()
    {
        var booking = Assert.Single(Pushes.Of(Pushes.Full).Bookings);
        Assert.Equal(
            ["UT ABC123 2026-11-01 10:10", "1A XYZ789 "],
            booking.Locators.Select(one => $"{one.Carrier} {one.Reference} {one.Made.Value:yyyy-MM-dd HH:mm}"));
        Assert.Equal(["700", "710"], booking.Dates.Select(date => date.Qualifier));
        Assert.Equal(
            new BookingOffice("1A", "UTM", "52519951", "UTM", "T", "GB", "GBP", "A78987"), booking.Office);
        Assert.Equal(
            new BookedAddress("702", "1 HIGH STREET", "PORT UTOPIA", "", "UTO", "12345", "5551"),
            Assert.Single(booking.Addresses));
        Assert.Equal("AVML", Assert.Single(booking.Requests).Code);
        Assert.Equal(["VIP"], Assert.Single(booking.Texts).Lines);
        Assert.Equal("SPLIT1", Assert.Single(booking.Splits).Reference);
        Assert.Equal(["EBD", "EQN", "MSG"], booking.Others.Select(one => one.Tag));
    }

    [Fact]
    public void Every_traveller_is_one_also_those_of_one_segment_and_those_without_a_given_name()
    {
        var names = Assert.Single(Pushes.Of(Pushes.Full).Bookings).Names;
        Assert.Equal(
            [("ERIKSSON", "ANNAMRS", "A", "1"), ("ERIKSSON", "LEOMSTR", "C", "2"), ("GROUP", "", "", "")],
            names.Select(one => (one.Surname, one.GivenName, one.Kind, one.Reference)));
        Assert.Equal("C", names[2].Group);
        Assert.Equal(["38739393", "38739393", "7"], names.Select(one => one.Details.Reference));
        var details = names[0].Details;
        Assert.Same(details, names[1].Details);
        Assert.Equal(new FrequentTraveller("UT", "1234567890", "ELITE"), Assert.Single(details.Accounts));
        Assert.Equal("CTCE ANNA//EXAMPLE.ORG", Assert.Single(Assert.Single(details.Texts).Lines));
        Assert.Equal("FAR", Assert.Single(details.Others).Tag);
        Assert.Equal(
            "/P/UTO/L898902C3/UTO/12AUG74/F/15APR32/ERIKSSON/ANNA/MARIA", Assert.Single(details.Requests).Text);
    }

    [Fact]
    public void Tickets_keep_fares_and_taxes_and_mask_cards()
    {
        var ticket = Assert.Single(Pushes.Of(Pushes.Full).Bookings[0].Names[0].Details.Tickets);
        Assert.Equal(("0062120234533", "T"), (ticket.Number, ticket.Kind));
        Assert.Equal(["MON", "PTK", "TXD", "DAT"], ticket.Parts.Select(part => part.Tag));
        Assert.Equal("2957.94", ticket.Parts[0].Text(1, 1));
        Assert.Equal(
            [
                new Payment("CC", "800.00", "VI", "XXXXXXXXXXXX1111", "0331"),
                new Payment("CA", "10.00", "", "", ""),
            ],
            ticket.Payments);
        Assert.Equal(["A PAYER"], Assert.Single(ticket.Texts).Lines);
    }

    [Fact]
    public void A_card_that_stands_where_none_belongs_is_masked_too()
    {
        const string card = "FOP+CC::800.00:VI:4111111111111111:0331'";
        var booking = Assert.Single(Pushes.Of(
            $"SRC'{card}TVL+291126:2215+UTA+UTB+UT+123'{card}ABI+1+:X'{card}").Bookings);
        KeptSegment[] kept = [booking.Others[0], booking.Legs[0].Others[0], booking.History[0].Segment];
        Assert.All(kept, one => Assert.Equal(("FOP", "XXXXXXXXXXXX1111"), (one.Tag, one.Text(0, 4))));
    }

    [Fact]
    public void Legs_have_seats_check_ins_and_bags_and_who_flies_them()
    {
        var legs = Pushes.Of(Pushes.Full).Bookings[0].Legs;
        Assert.Equal(
            ["UT 123 UTA UTB B XX 777 HK True", "UT 9 UTB UTC Y  303  True", "VN 67576 UTC  ROH    False"],
            legs.Select(leg => $"{leg.Flight.Carrier} {leg.Flight.Number} {leg.Flight.From} {leg.Flight.To} "
                + $"{leg.Flight.BookingClass} {leg.Flight.OperatingCarrier} {leg.Flight.OperatingNumber} "
                + $"{leg.Status} {leg.IsFlight}"));
        Assert.Equal(new DateTime(2026, 11, 29, 23, 59, 0), legs[0].Flight.Arrival.Value);
        var seats = Assert.Single(legs[0].Requests);
        Assert.Equal(("SEAT", "UTA", "UTB"), (seats.Code, seats.From, seats.To));
        Assert.Equal([("15A", "1"), ("15B", "2")], seats.Details);
        Assert.Equal(
            [("108", "1", "ERIKSSON", "15A", 1), ("109", "2", "", "15B", 0)],
            legs[0].CheckIns.Select(one => (one.Sequence, one.Reference, one.Surname, one.Seat, one.Bags.Count)));
        Assert.Equal("777777", Assert.Single(legs[0].Locators).Reference);
    }

    [Fact]
    public void History_is_kept_with_what_was_done_and_counts_nobody()
    {
        var booking = Assert.Single(Pushes.Of(Pushes.Full).Bookings);
        Assert.Equal(
            ["X TVL", "X RPI", "A TIF"], booking.History.Select(item => $"{item.Action} {item.Segment.Tag}"));
        Assert.All(booking.History, item => Assert.Equal(
            new DateTime(2026, 11, 7, 10, 10, 0), Assert.Single(item.Dates).Moment.Value));
        Assert.Equal("ERIKSSON", booking.History[2].Segment.Text(0));
    }

    [Theory]
    [InlineData("SRC'TIF+SMITH+BILLMR:A:1'", 1)]
    [InlineData("RCI+UT:ABC123'TIF+SMITH+BILLMR:A:1'SRC'TIF+JONES'", 2)]
    [InlineData("SRC'SRC'", 2)]
    [InlineData("", 0)]
    public void Groups_may_be_missing(string bookings, int expected) =>
        Assert.Equal(expected, Pushes.Of(bookings).Bookings.Count);

    [Fact]
    public void Names_and_bookings_know_their_places_in_the_bytes()
    {
        var bookings = Pushes.Of(Pushes.Full + "SRC'TIF+SMITH+BILLMR:A:1'REF+:8'").Bookings;
        var text = Pushes.Head + Pushes.Full + "SRC'TIF+SMITH+BILLMR:A:1'REF+:8'";
        Assert.Equal(Pushes.Full, text.Substring(bookings[0].Offset, bookings[0].Length));
        var name = bookings[1].Names[0];
        Assert.Equal("TIF+SMITH+BILLMR:A:1'REF+:8'", text.Substring(name.Offset, name.Length));
    }

    [Fact]
    public void Nothing_of_anybody_is_printed()
    {
        var booking = Pushes.Of(Pushes.Full).Bookings[0];
        var name = booking.Names[0];
        Assert.Equal(
            "[booking] [name] [details] [account] [address] [text] [DOCS] [CC] [check-in] [TVL]",
            $"{booking} {name} {name.Details} {name.Details.Accounts[0]} {booking.Addresses[0]} {booking.Texts[0]} "
            + $"{name.Details.Requests[0]} {name.Details.Tickets[0].Payments[0]} {booking.Legs[0].CheckIns[0]} "
            + $"{booking.History[0].Segment}");
    }

    [Fact]
    public void Every_broken_push_is_read_without_an_exception()
    {
        var random = new Random(Seed);
        byte[][] material =
            [.. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(Pushes.Head + Pushes.Full + Pushes.Tail)];
        var names = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var bytes = Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random);
            foreach (var push in Pushes.All(bytes))
            {
                names += push.Bookings.Sum(booking => booking.Names.Count);
                Assert.All(push.Bookings, one => Assert.InRange(
                    one.Offset, push.Message.Offset, push.Message.Offset + push.Message.Length - one.Length));
            }
        }

        Assert.InRange(names, 10_000, int.MaxValue);
    }
}
