using System.Text;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Requests for bookings, and answers to pushes of them.</summary>
public sealed class ExchangeTests
{
    private const int Seed = 20261129;
    private static readonly DateTime Prepared = new(2026, 11, 29, 21, 5, 0);

    private static readonly BookingOffice Office = new("UTOB", "UTO", "12345", "", "", "UT", "", "A1");

    private static PnrEnvelope Envelope => new()
    {
        Sender = new("UTOB", "ZZ", ""), Recipient = new("UT", "", ""), Prepared = new("261129", "2105"),
        ControlReference = "Q1", ApplicationReference = "PNRGOV",
    };

    [Fact]
    public void A_request_for_a_flight_and_a_booking_is_written()
    {
        var request = new PnrRequest
        {
            Function = "43",
            Office = Office,
            Flights = [RequestedFlight.On(new(2026, 12, 1), "UTA", "UTB", "UT", "123")],
            Locators = [("UT", "ABC123"), ("1A", "X+Y")],
        };
        Assert.Equal(
            "UNA:+.?*'UNB+IATA:1+UTOB:ZZ+UT+261129:2105+Q1++PNRGOV'UNH+1+GOVREQ:13:1:IA'MSG+:43'"
            + "ORG+UTOB:UTO+12345++++UT+A1'TVL+011226+UTA+UTB+UT+123'RCI+UT:ABC123'RCI+1A:X?+Y'UNT+7+1'UNZ+1+Q1'",
            Encoding.ASCII.GetString(GovreqWriter.Write(request, Envelope)));
    }

    [Fact]
    public void A_request_for_nothing_is_not_written() =>
        Assert.Throws<ArgumentException>(() => GovreqWriter.Write(new() { Function = "43" }, Envelope));

    [Fact]
    public void A_request_says_which_flights_and_bookings_are_wanted()
    {
        var own = new DiagnosticList();
        var request = Request("MSG+:43'ORG+UTOB:UTO'TVL+011226:0900+UTA+UTB+UT+123'RCI+UT:A1+1A:B2'", own);
        Assert.Equal(("43", "UTOB"), (request.Function, request.Office!.System));
        var flight = Assert.Single(request.Flights);
        Assert.Equal(
            (new DateOnly(2026, 12, 1), "0900", "UT123"), (flight.Day, flight.Time, flight.Carrier + flight.Number));
        Assert.Equal([("UT", "A1"), ("1A", "B2")], request.Locators);
        Assert.Empty(own);
    }

    [Fact]
    public void What_a_request_lacks_is_reported()
    {
        var own = new DiagnosticList();
        Request("TVL+320126'SRC'", own);
        Request("MSG+:43'", own);
        Assert.Equal(
            [DiagnosticCode.DateUnreadable, DiagnosticCode.SegmentWithoutPlace, DiagnosticCode.DocumentCodeMissing,
                DiagnosticCode.TransportMissing],
            own.Select(one => one.Code));
    }

    [Fact]
    public void An_answer_goes_back_the_way_on_which_the_push_came()
    {
        var push = Pushes.Of(Pushes.Full);
        var long71 = new string('A', 71);
        var answer = new PushAnswer
        {
            Function = "23", Texts = ["READ"], Errors = [new("102", [long71]), new("118", [])],
            Flight = new("291126", "2215", "UTA", "UTB", "UT", "123"),
        };
        var bytes = AckresWriter.Write(answer, PnrEnvelope.To(push.Message, Prepared, "K1"));
        Assert.Equal(
            "UNA:+.?*'UNB+IATA:1++UT+261129:2105+K1'UNH+1+ACKRES:13:1:IA+UT123/281126/2100'MSG+:23'"
            + "TVL+291126:2215+UTA+UTB+UT+123'IFT+3+READ'ERC+102'IFT+3+" + long71[1..] + "'IFT+3+A'ERC+118'"
            + "UNT+9+1'UNZ+1+K1'",
            Encoding.ASCII.GetString(bytes));
    }

    [Fact]
    public void An_answer_says_what_was_wrong()
    {
        var own = new DiagnosticList();
        var answer = Answer("MSG+:23'ORG+UTOB'IFT+3+READ'ERC+102'IFT+4:28::UT+A+B'ERC+118:IA'", own);
        Assert.Equal(("23", "UTOB", false), (answer.Function, answer.Office!.System, answer.IsAccepted));
        Assert.Equal(["102 A|B", "118 "], answer.Errors.Select(one => $"{one.Code} {string.Join('|', one.Texts)}"));
        Assert.Equal(["READ"], answer.Texts);
        Assert.Equal("[102]", answer.Errors[0].ToString());
        Assert.True(Answer("MSG+:23'", own).IsAccepted);
        Assert.Empty(own);
    }

    [Fact]
    public void Random_requests_and_answers_are_read_as_they_were_written()
    {
        var random = new Random(Seed);
        var own = new DiagnosticList();
        for (var turn = 0; turn < 500; turn++)
        {
            var flight = RequestedFlight.On(new(2026, 1, 1 + random.Next(31)), Text(random), "UTB", "UT", "9");
            var request = new PnrRequest
            {
                Function = "43", Office = Office, Flights = [flight], Locators = [("UT", Text(random))],
            };
            var (sent, message) = Read(GovreqWriter.Write(request, Envelope));
            var asked = GovreqReader.Read(sent, message, own);
            Assert.Equal(
                (Office, flight, request.Locators[0]), (asked.Office, asked.Flights[0], asked.Locators[0]));
            var answer = new PushAnswer
            {
                Function = "23", Flight = flight, Errors = [new(Text(random), [Text(random)])],
            };
            (sent, message) = Read(AckresWriter.Write(answer, Envelope));
            var read = AckresReader.Read(sent, message, own);
            Assert.Equal(
                (flight, answer.Errors[0].Code, answer.Errors[0].Texts[0]),
                (read.Flight, read.Errors[0].Code, read.Errors[0].Texts[0]));
        }

        Assert.Empty(own);
    }

    [Fact]
    public void Every_broken_message_is_read_without_an_exception()
    {
        var random = new Random(Seed);
        var push = Pushes.Of(Pushes.Full);
        byte[][] material =
        [
            .. Specimens.All.Select(Specimens.Bytes),
            Specimens.Bytes(Whole("GOVREQ", "MSG+:43'ORG+UTOB:UTO'TVL+011226:0900+UTA+UTB+UT+123'RCI+UT:A1+1A:B2'")),
            AckresWriter.Write(
                new() { Function = "23", Errors = [new("102", ["A"])] },
                PnrEnvelope.To(push.Message, Prepared, "K1")),
        ];
        var read = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var transmission = Transmission.Read(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
            foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages))
            {
                if (GovreqReader.IsOne(message))
                    read += GovreqReader.Read(transmission, message, new()).Locators.Count;
                else if (AckresReader.IsOne(message))
                    read += AckresReader.Read(transmission, message, new()).Errors.Count;
            }
        }

        Assert.InRange(read, 5_000, int.MaxValue);
    }

    private static PnrRequest Request(string segments, DiagnosticList own)
    {
        var (transmission, message) = Read(Specimens.Bytes(Whole("GOVREQ", segments)));
        Assert.True(GovreqReader.IsOne(message));
        return GovreqReader.Read(transmission, message, own);
    }

    private static PushAnswer Answer(string segments, DiagnosticList own)
    {
        var (transmission, message) = Read(Specimens.Bytes(Whole("ACKRES", segments)));
        Assert.True(AckresReader.IsOne(message));
        return AckresReader.Read(transmission, message, own);
    }

    private static string Whole(string type, string segments) =>
        $"UNA:+.?*'UNB+IATA:1+UTOB+UT+261129:2105+Q1'UNH+1+{type}:13:1:IA'{segments}UNT+9+1'UNZ+1+Q1'";

    private static (Transmission Transmission, ReceivedMessage Message) Read(byte[] bytes)
    {
        var transmission = Transmission.Read(bytes);
        return (transmission, Assert.Single(transmission.Interchanges.SelectMany(one => one.Messages)));
    }

    private static string Text(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => "ABZ09:+?'\"*-/"[random.Next(13)])]);
}
