using System.Globalization;
using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData;

/// <summary>What a message holds, as an object that is printed.</summary>
internal static class MessageRows
{
    /// <summary>Type, grade, findings, flight and travellers of a message.</summary>
    public static object Of(Transmission transmission, ReceivedMessage message)
    {
        var content = MessageContent.Of(transmission, message);
        return new
        {
            type = message.Header.Type,
            version = $"{message.Header.Version}:{message.Header.Release}",
            offset = message.Offset,
            grade = content.Grade.ToString(),
            diagnostics = Diagnostics(content.Findings),
            flight = Flight(content),
            travellers = Travellers(content),
            bookings = content.Bookings.Count > 0 ? content.Bookings.Select(Booking) : null,
        };
    }

    /// <summary>Findings, as objects.</summary>
    public static IReadOnlyList<object> Diagnostics(IEnumerable<Diagnostic> found) =>
    [
        .. found.Select(one => new
        {
            code = one.Code.ToString(), severity = one.Severity.ToString(), offset = one.Offset,
        }),
    ];

    private static object? Flight(MessageContent content) => content switch
    {
        { Answer.Flights: [var flight, ..] } => new
        {
            reference = flight.Reference, transaction = content.Answer.Transaction,
        },
        { Flight: { } flight } => Flight(flight),
        _ => null,
    };

    private static object Flight(FlightFacts one) => new
    {
        reference = one.Reference,
        carrier = one.Carrier,
        from = one.From,
        departure = one.Departure,
        to = one.To,
        arrival = one.Arrival,
    };

    private static IEnumerable<object>? Travellers(MessageContent content) => content switch
    {
        { Kind: MessageKind.Foreign } => null,
        { Answer: { } answer } => answer.Verdicts.Select(one => new
        {
            scope = one.Scope,
            references = one.References.Select(reference => new
            {
                kind = reference.Qualifier, value = reference.Value,
            }),
            codes = one.Codes,
        }),
        _ => content.Travellers.Select(Traveller),
    };

    private static object Traveller(TravellerFacts one) => new
    {
        role = one.Role,
        surname = one.Surname,
        givenNames = one.GivenNames,
        birth = one.Birth,
        sex = one.Sex,
        nationalities = one.Nationalities,
        documents = one.Documents.Select(document => new
        {
            type = document.Type, number = document.Number, issuer = document.Issuer, expiry = document.Expiry,
        }),
        references = one.References.Select(reference => new { kind = reference.Kind, value = reference.Value }),
    };

    private static object Booking(BookingFacts one) => new
    {
        locators = one.Locators.Select(locator => string.Create(
            CultureInfo.InvariantCulture, $"{locator.Kind} {locator.Value}")),
        travellers = one.Travellers.Count,
        legs = one.Legs.Select(leg => new
        {
            reference = leg.Reference, from = leg.From, departure = leg.Departure, to = leg.To,
        }),
        offset = one.Place.Offset,
        length = one.Place.Length,
    };
}
