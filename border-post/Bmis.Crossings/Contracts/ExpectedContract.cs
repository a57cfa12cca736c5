using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes who is expected and reads it back.</summary>
public static class ExpectedContract
{
    /// <summary>Name of the feed.</summary>
    public const string Feed = "expected";

    /// <summary>Most flights, or stretches of one, of a page.</summary>
    public const int MostFlights = 200;

    private static readonly int LastDay = DateOnly.MaxValue.DayNumber;
    private static readonly long FirstSecond = Seconds(DateTime.MinValue);
    private static readonly long LastSecond = Seconds(DateTime.MaxValue);

    /// <summary>The flights as protobuf bytes.</summary>
    public static byte[] Write(IEnumerable<ExpectedFlight> flights)
    {
        var message = new ExpectedMessage();
        message.Flights.AddRange(flights.Select(ToMessage));
        return message.ToByteArray();
    }

    /// <summary>Reads flights; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IReadOnlyList<ExpectedFlight> flights, out string problem)
    {
        (flights, problem) = ([], "");
        try
        {
            var message = ExpectedMessage.Parser.ParseFrom(bytes);
            if (message.Flights.Count > MostFlights) problem = "flights.count";
            var read = new List<ExpectedFlight>();
            foreach (var one in message.Flights)
            {
                if (problem.Length == 0 && TryFlight(one, out var flight, out problem)) read.Add(flight!);
            }

            if (problem.Length > 0) return false;
            flights = read;
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
            return false;
        }
    }

    private static ExpectedFlightMessage ToMessage(ExpectedFlight flight)
    {
        var message = new ExpectedFlightMessage
        {
            FlightId = Id(flight.FlightId),
            Name = flight.Name,
            Origin = flight.Origin,
            Destination = flight.Destination,
            Day = flight.Day.DayNumber,
            Gone = flight.IsGone,
            First = flight.First,
            Total = flight.Total,
        };
        if (flight.ArrivesAt is { } at)
            message.ArrivesAt = Seconds(at);
        message.Travellers.AddRange(flight.Travellers.Select(ToMessage));
        message.Referrals.AddRange(flight.Referrals.Select(one => new ExpectedReferralMessage
        {
            Traveller = ToMessage(one.Traveller), Words = one.Words,
        }));
        return message;
    }

    private static ExpectedTravellerMessage ToMessage(ExpectedTraveller traveller)
    {
        var message = new ExpectedTravellerMessage { Id = Id(traveller.Id) };
        message.Readings.AddRange(traveller.Readings.Select(CrossingMessages.ToMessage));
        message.Documents.AddRange(traveller.Documents.Select(CrossingMessages.ToMessage));
        return message;
    }

    private static bool TryFlight(ExpectedFlightMessage message, out ExpectedFlight? flight, out string problem)
    {
        flight = null;
        problem = Problem(message);
        if (problem.Length > 0) return false;
        var travellers = new List<ExpectedTraveller>();
        foreach (var one in message.Travellers)
        {
            if (!TryTraveller(one, out var traveller, out problem)) return false;
            travellers.Add(traveller!);
        }

        var referrals = new List<ExpectedReferral>();
        foreach (var one in message.Referrals)
        {
            if (one.Words.Length is 0 or > ExpectedReferral.LongestWords) problem = "referral.words";
            if (problem.Length > 0) return false;
            if (!TryTraveller(one.Traveller ?? new(), out var traveller, out problem)) return false;
            referrals.Add(new(traveller!, one.Words));
        }

        flight = new()
        {
            FlightId = new(message.FlightId.Span, bigEndian: true),
            Name = message.Name,
            Origin = message.Origin,
            Destination = message.Destination,
            Day = DateOnly.FromDayNumber(message.Day),
            ArrivesAt = message.HasArrivesAt ? Local(message.ArrivesAt) : null,
            IsGone = message.Gone,
            First = message.First,
            Total = message.Total,
            Travellers = travellers,
            Referrals = referrals,
        };
        return true;
    }

    private static string Problem(ExpectedFlightMessage message)
    {
        if (message.FlightId.Length != 16) return "flight_id.length";
        if (message.Name.Length > ExpectedFlight.LongestName) return "name.length";
        if (message.Origin.Length > ExpectedFlight.LongestName) return "origin.length";
        if (message.Destination.Length > ExpectedFlight.LongestName) return "destination.length";
        if (message.Day < 0 || message.Day > LastDay) return "day.range";
        if (message.HasArrivesAt && !IsMoment(message.ArrivesAt)) return "arrives_at.range";
        if (message.Travellers.Count > ExpectedFlight.MostTravellers) return "travellers.count";
        if (message.Referrals.Count > ExpectedFlight.MostReferrals) return "referrals.count";
        if (message.Total is < 0 or > ExpectedFlight.LongestList) return "total.range";
        return message.First < 0 || message.First + message.Travellers.Count > message.Total ? "first.range" : "";
    }

    private static bool IsMoment(long seconds) => seconds >= FirstSecond && seconds <= LastSecond;

    private static long Seconds(DateTime local) => (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;

    private static DateTime Local(long seconds) =>
        new(DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);

    private static bool TryTraveller(
        ExpectedTravellerMessage message, out ExpectedTraveller? expected, out string problem)
    {
        (expected, problem) = (null, "");
        if (message.Id.Length != 16) problem = "traveller.id";
        else if (message.Readings.Count > ExpectedTraveller.MostReadings) problem = "traveller.readings";
        else if (message.Documents.Count > ExpectedTraveller.MostDocuments) problem = "traveller.documents";
        if (problem.Length > 0) return false;
        var (readings, documents) = (new List<Traveller>(), new List<TravelDocument>());
        foreach (var one in message.Readings)
        {
            if (!CrossingMessages.TryTraveller(one, out var traveller, out problem)) return false;
            readings.Add(traveller!);
        }

        foreach (var one in message.Documents)
        {
            if (!CrossingMessages.TryDocument(one, out var document, out problem)) return false;
            documents.Add(document!);
        }

        expected = new(new(message.Id.Span, bigEndian: true), readings, documents);
        return true;
    }

    private static ByteString Id(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));
}
