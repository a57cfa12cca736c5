using System.Globalization;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Messages as an invented carrier sends them.</summary>
internal static class CarrierMessages
{
    /// <summary>Hours before flight UT 123 leaves.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 29, 7, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// A passenger list for flight UT 123, prepared at this minute, a part of a set where a part is named.
    /// </summary>
    public static string List(int minute, string[] surnames, string part = "01:F", string document = "745",
        string application = "APIS") =>
        Envelope(minute, $"L{minute}{part[..2]}", application, (string[])
        [
            $"UNH+1+PAXLST:D:05B:UN:IATA+UT123/261129+{part}", $"BGM+{document}", "TDT+20+UT123+++UT", "LOC+125+UTA",
            "DTM+189:2611291100:201", "LOC+87+UTB", "DTM+232:2611291200:201",
            .. surnames.SelectMany(Person), $"CNT+42:{surnames.Length}",
        ]);

    /// <summary>What happens to flight UT 123: CL closes it, XF cancels it.</summary>
    public static string Status(int minute, string function) => Envelope(minute, $"S{minute}", "APIS",
    [
        "UNH+1+PAXLST:D:05B:UN:IATA+UT123/261129+01:F", $"BGM+266+{function}", "TDT+20+UT123+++UT", "LOC+125+UTA",
        "DTM+189:2611291100:201", "LOC+87+UTB", "DTM+232:2611291200:201", "CNT+42:0",
    ]);

    /// <summary>Bookings on flight UT 123, each of one traveller.</summary>
    public static string Push(int minute, params string[] surnames) => Envelope(minute, $"P{minute}", "PNRGOV",
    [
        "UNH+1+PNRGOV:13:1:IA+UT123/261129+01:F", "MSG+:22", "TVL+291126:1100+UTA+UTB+UT+123",
        $"EQN+{surnames.Length}", .. surnames.SelectMany(Booking),
    ]);

    /// <summary>The same as a push in XML; what stands before the end of it is named.</summary>
    public static string Xml(int minute, string before, params string[] surnames) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <IATA_PNRGOV_NotifRQ xmlns="http://www.iata.org/IATA/2007/00" Version="13.1"
          TimeStamp="2026-11-29T06:{minute:D2}:00" TransactionIdentifier="X{minute}"><Originator AirlineCode="UT"/>
        <FlightLeg CarrierCode="UT" FlightNumber="123" DepartureDateTime="2026-11-29T11:00:00">
        <DepartureAirport LocationCode="UTA"/><ArrivalAirport LocationCode="UTB"/></FlightLeg>
        <PNRs NumberOfPnrs="{surnames.Length}">{string.Concat(surnames.Select(XmlBooking))}{before}</PNRs>
        </IATA_PNRGOV_NotifRQ>
        """);

    /// <summary>The number of the document with which somebody of this surname travels.</summary>
    public static string DocumentOf(string surname) => "L89890" + Number(surname);

    private static string[] Person(string surname, int place) =>
    [
        $"NAD+FL+++{surname}:ANNA MARIA", "ATT+2++F", "DTM+329:740812", "NAT+2+UTO", $"RFF+AVF:ABC{place}",
        $"DOC+P+{DocumentOf(surname)}", "DTM+36:320415", "LOC+91+UTO",
    ];

    private static string[] Booking(string surname, int place) =>
    [
        "SRC", $"RCI+UT:{surname[..3]}{place}", $"TIF+{surname}+ANNAMRS:A:1",
        $"SSR+DOCS:HK::UT:::::/P/UTO/{DocumentOf(surname)}/UTO/12AUG74/F/15APR32/{surname}/ANNA",
        "TVL+291126:1100+UTA+UTB+UT+123:B",
    ];

    private static string XmlBooking(string surname, int place) =>
        $"""
        <PNR><BookingRefID ID="{surname[..3]}{place}"><CompanyName Code="UT"/></BookingRefID>
        <Passenger RPH="1"><GivenName>ANNAMRS</GivenName><Surname>{surname}</Surname><TicketDocument><PaymentInfo
        PaymentType="CC" AccountNbr="4111111111111111"/></TicketDocument></Passenger>
        <Flight DepartureDateTime="2026-11-29T11:00:00" FlightNumber="123"><DepartureAirport LocationCode="UTA"/>
        <ArrivalAirport LocationCode="UTB"/><MarketingAirline Code="UT"/><SSR SSRCode="DOCS" RPH="1">
        <Text>/P/UTO/{DocumentOf(surname)}/UTO/12AUG74/F/15APR32/{surname}/ANNA</Text></SSR></Flight></PNR>
        """;

    // A number of two digits that is the same for the same name.
    private static string Number(string surname) =>
        (surname.Sum(letter => letter) % 100).ToString("D2", CultureInfo.InvariantCulture);

    private static string Envelope(int minute, string reference, string application, string[] segments)
    {
        var message = string.Concat(segments.Append($"UNT+{segments.Length + 1}+1").Select(one => one + "'"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"UNB+UNOA:4+UT+UTOBORDER+261129:06{minute:D2}+{reference}++{application}'{message}UNZ+1+{reference}'");
    }
}
