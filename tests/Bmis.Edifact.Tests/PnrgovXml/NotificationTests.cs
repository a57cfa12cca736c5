using System.Text;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>A push in XML says what one of segments says, and stands at places that are those of its bytes.</summary>
public sealed class NotificationTests
{
    [Fact]
    public void The_head_says_who_sends_it_when_and_of_which_flight()
    {
        var (transmission, message, push, found) = Notifications.Read(Notifications.Bytes(Notifications.Whole));
        Assert.Empty(found);
        Assert.Empty(transmission.Diagnostics);
        Assert.Equal(Grade.A, Grading.Of(transmission, message, found));
        var header = message.Interchange.Header!;
        Assert.Equal(
            ("UT", "PNR7", new DateTime(2026, 11, 28, 21, 0, 5)),
            (header.Sender.Code, header.ControlReference, header.Prepared.Moment));
        Assert.Equal(("PNRGOV", "XML", "13.1"), (message.Header.Type, message.Header.Version, message.Header.Release));
        Assert.Equal(("22", 27), (push.Function, push.Total));
        Assert.Equal(
            ("UT", "123", "UTA", "UTB", new DateTime(2026, 11, 28, 22, 15, 0), new DateTime(2026, 11, 30, 7, 15, 0)),
            (push.Flight!.Carrier, push.Flight.Number, push.Flight.From, push.Flight.To, push.Flight.Departure.Value,
                push.Flight.Arrival.Value));
    }

    [Fact]
    public void A_booking_has_what_one_of_segments_has()
    {
        var one = Assert.Single(Notifications.Read(Notifications.Bytes(Notifications.Whole)).Push.Bookings);
        Assert.Equal(["UT ABC123", "1A XYZ789"], one.Locators.Select(it => $"{it.Carrier} {it.Reference}"));
        Assert.Equal(new DateTime(2026, 11, 1, 10, 10, 0), one.Locators[0].Made.Value);
        Assert.Equal(("700", new DateTime(2026, 11, 27, 10, 10, 0)),
            (one.Dates[0].Qualifier, one.Dates[0].Moment.Value));
        Assert.Equal(("1A", "52519951", "LON", "T", "GB"),
            (one.Office!.System, one.Office.AgencyNumber, one.Office.Office, one.Office.Kind, one.Office.Country));
        Assert.Equal(new BookedAddress("", "1 HIGH STREET", "PORT UTOPIA", "", "UTO", "12345", "5551"),
            Assert.Single(one.Addresses));
        Assert.Equal("VGML", Assert.Single(one.Requests).Code);
        Assert.Equal(["VIP"], Assert.Single(one.Texts).Lines);
        Assert.Equal("SPLIT1", Assert.Single(one.Splits).Reference);
        var change = Assert.Single(one.History);
        Assert.Equal(("X", new DateTime(2026, 11, 7, 10, 10, 0), "[Flight]"),
            (change.Action, Assert.Single(change.Dates).Moment.Value, change.Segment.ToString()));
        Assert.Equal("PrepaidBag", Assert.Single(one.Others).Tag);
    }

    [Fact]
    public void A_flight_of_a_booking_has_its_carriers_services_and_locators()
    {
        var leg = Assert.Single(
            Assert.Single(Notifications.Read(Notifications.Bytes(Notifications.Whole)).Push.Bookings).Legs);
        Assert.Equal(
            ("UT", "123", "B", "XX", "777", "HK"),
            (leg.Flight.Carrier, leg.Flight.Number, leg.Flight.BookingClass, leg.Flight.OperatingCarrier,
                leg.Flight.OperatingNumber, leg.Status));
        Assert.Equal(["DOCS", "SEAT"], leg.Requests.Select(it => it.Code));
        Assert.Equal(("15A", "1"), leg.Requests[1].Details[0]);
        Assert.Equal("777777", Assert.Single(leg.Locators).Reference);
    }

    [Fact]
    public void Travellers_have_their_documents_tickets_and_what_flights_say_of_them()
    {
        var names = Assert.Single(Notifications.Read(Notifications.Bytes(Notifications.Whole)).Push.Bookings).Names;
        Assert.Equal(
            [("ERIKSSON", "ANNAMRS", "A", "1", true), ("ERIKSSON", "LEOMSTR", "C", "2", false)],
            names.Select(it => (it.Surname, it.GivenName, it.Kind, it.Reference, it.HasInfant)));
        var day = new DateOnly(2026, 11, 28);
        var anna = DocsText.Read(names[0].Details.Requests.First(it => it.Code == "DOCS").Text, day)!;
        Assert.Equal(("L898902C3", new DateOnly(1974, 8, 12), "F"), (anna.Number, anna.BirthDay, anna.Sex));
        // Somebody of more than a hundred years: attributes have whole years.
        var leo = DocsText.Read(Assert.Single(names[1].Details.Requests).Text, day)!;
        Assert.Equal(("L898902C4", new DateOnly(1919, 4, 1), new DateOnly(2032, 4, 15), "UTO"),
            (leo.Number, leo.BirthDay, leo.ExpiryDay, leo.Nationality));
        Assert.Equal(["LEO", "OLE"], leo.GivenNames);
        var ticket = Assert.Single(names[0].Details.Tickets);
        Assert.Equal(("0062120234533", "T"), (ticket.Number, ticket.Kind));
        Assert.Equal(("CC", "800.00", "VI", "XXXXXXXXXXXX1111", "0331"),
            (ticket.Payments[0].Kind, ticket.Payments[0].Amount, ticket.Payments[0].Vendor, ticket.Payments[0].Card,
                ticket.Payments[0].Expiry));
        Assert.Equal("1234567890", Assert.Single(names[0].Details.Accounts).Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00dc \u4e2d \ud83d\udeec")]
    public void Bookings_and_travellers_know_their_places_in_the_bytes(string before)
    {
        var text = (Notifications.Head + "<!--" + before + "-->" + Notifications.Full + Notifications.Tail)
            .ReplaceLineEndings("\r\n");
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var (_, message, push, _) = Notifications.Read(bytes);
            var booking = Assert.Single(push.Bookings);
            Assert.StartsWith("<IATA", Text(message.Offset, message.Length), StringComparison.Ordinal);
            Assert.EndsWith("NotifRQ>", Text(message.Offset, message.Length), StringComparison.Ordinal);
            Assert.Equal(Notifications.Full.TrimEnd().ReplaceLineEndings("\r\n"), Text(booking.Offset, booking.Length));
            foreach (var name in booking.Names)
            {
                Assert.StartsWith("<Passenger RPH", Text(name.Offset, name.Length), StringComparison.Ordinal);
                Assert.EndsWith("</Passenger>", Text(name.Offset, name.Length), StringComparison.Ordinal);
            }

            string Text(int offset, int length) => encoding.GetString(bytes, offset, length);
        }
    }

    [Fact]
    public void Nothing_of_anybody_is_printed()
    {
        var booking = Notifications.Read(Notifications.Bytes(Notifications.Whole)).Push.Bookings[0];
        var name = booking.Names[0];
        Assert.Equal(
            "[booking] [name] [details] [account] [address] [text] [VGML] [CC] [PrepaidBag]",
            $"{booking} {name} {name.Details} {name.Details.Accounts[0]} {booking.Addresses[0]} {booking.Texts[0]} "
            + $"{name.Details.Requests[0]} {name.Details.Tickets[0].Payments[0]} {booking.Others[0]}");
    }

    [Fact]
    public void A_part_of_a_set_says_that_it_is_one()
    {
        var part = Notifications.Whole.Replace(
            "TransactionIdentifier=\"PNR7\"",
            "TransactionIdentifier=\"PNR7\" SequenceNmbr=\"2\" TransactionStatusCode=\"End\"",
            StringComparison.Ordinal);
        var header = Notifications.Read(Notifications.Bytes(part)).Message.Header;
        Assert.Equal(("PNR7", "2", "F"),
            (header.CommonAccessReference, header.SequenceOfTransfers, header.FirstAndLast));
    }
}
