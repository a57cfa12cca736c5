using System.Globalization;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Central.PassengerData;

/// <summary>What a message holds, as an object that is printed.</summary>
internal static class MessageRows
{
    private const string Main = "20";

    /// <summary>Type, grade, findings, flight and travellers of a message.</summary>
    public static object Of(Transmission transmission, ReceivedMessage message)
    {
        var found = new DiagnosticList();
        var (flight, travellers, bookings) = Content(transmission, message, found);
        var isOurs = flight is not null || travellers is not null;
        return new
        {
            type = message.Header.Type,
            version = $"{message.Header.Version}:{message.Header.Release}",
            offset = message.Offset,
            grade = (isOurs ? Grading.Of(transmission, message, found) : Grade.E).ToString(),
            diagnostics = Diagnostics(
                transmission.Diagnostics.Where(one => Grading.IsAbout(one, message)).Concat(found)),
            flight,
            travellers,
            bookings,
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

    private static (object? Flight, IReadOnlyList<object>? Travellers, IReadOnlyList<object>? Bookings) Content(
        Transmission transmission, ReceivedMessage message, DiagnosticList found)
    {
        if (PaxlstReader.IsOne(message))
        {
            var list = PaxlstReader.Read(transmission, message, found);
            return (Flight(list), [.. list.Persons.Select(Traveller)], null);
        }

        if (PnrgovReader.IsOne(message))
        {
            var push = PnrgovReader.Read(transmission, message, found);
            var day = DateOnly.FromDateTime(push.Flight?.Departure.Value ?? DateTime.UnixEpoch);
            return (
                Flight(push.Flight),
                [.. push.Bookings.SelectMany(booking => booking.Names.Select(name => Traveller(booking, name, day)))],
                [.. push.Bookings.Select(Booking)]);
        }

        if (!CusresReader.IsOne(message))
            return (null, null, null);
        var answer = CusresReader.Read(transmission, message, found);
        return (Flight(answer), [.. answer.Verdicts.Select(Answered)], null);
    }

    private static object? Flight(PassengerList list)
    {
        if (list.Transports is not [var first, ..])
            return null;
        var main = list.Transports.FirstOrDefault(one => one.Stage == Main) ?? first;
        var places = main.Places;
        var from = places.FirstOrDefault(one => one.Qualifier == PaxlstCodes.LastDeparture)
            ?? (places is [var start, ..] ? start : null);
        var to = places.LastOrDefault(one => one.Qualifier == PaxlstCodes.FirstArrival)
            ?? (places is [.., var end] ? end : null);
        return new
        {
            reference = main.Reference,
            carrier = main.Carrier,
            from = from?.Code,
            departure = from?.Dates.FirstOrDefault(date => date.Qualifier != PaxlstCodes.Arrival)?.Value,
            to = to?.Code,
            arrival = to?.Dates.FirstOrDefault(date => date.Qualifier != PaxlstCodes.Departure)?.Value,
        };
    }

    private static object? Flight(FlightLeg? flight) => flight is null ? null : new
    {
        reference = flight.Carrier + flight.Number,
        carrier = flight.Carrier,
        from = flight.From,
        departure = flight.Departure.Value,
        to = flight.To,
        arrival = flight.Arrival.Value,
    };

    private static object? Flight(CarrierAnswer answer) => answer.Flights is [var flight, ..]
        ? new { reference = flight.Reference, transaction = answer.Transaction }
        : null;

    private static object Traveller(ListedPerson one) => new
    {
        role = one.Role,
        surname = one.Surname,
        givenNames = one.GivenNames,
        birth = Shown(one.Birth?.Day, one.Birth?.Text),
        sex = one.Sex,
        nationalities = one.Nationalities,
        documents = one.Documents.Select(document => new
        {
            type = document.Type,
            number = document.Number,
            issuer = document.IssuingState,
            expiry = Shown(document.Expiry?.Day, document.Expiry?.Text),
        }),
        references = one.References.Select(reference => new { kind = reference.Qualifier, value = reference.Value }),
    };

    private static object Traveller(Booking booking, BookedName one, DateOnly day)
    {
        var documents = one.Details.Requests.Concat(booking.Requests.Where(request => IsFor(request, booking, one)))
            .Where(request => request.Code == DocsText.Code)
            .Select(request => DocsText.Read(request.Text, day)).OfType<BookedDocument>().ToList();
        var own = documents.Find(document => !document.IsInfants);
        return new
        {
            role = one.Kind,
            surname = one.Surname,
            givenNames = one.GivenName.Length > 0 ? new[] { one.GivenName } : [],
            birth = Shown(own?.BirthDay, own?.Birth),
            sex = own?.Sex ?? "",
            nationalities = own is { Nationality.Length: > 0 } ? new[] { own.Nationality } : [],
            documents = documents.Select(document => new
            {
                type = document.Type,
                number = document.Number,
                issuer = document.Issuer,
                expiry = Shown(document.ExpiryDay, document.Expiry),
            }),
            references = References(booking, one),
        };
    }

    private static IEnumerable<object> References(Booking booking, BookedName one) =>
    [
        .. booking.Locators.Select(locator => new { kind = locator.Carrier, value = locator.Reference }),
        .. one.Details.Reference.Length > 0
            ? new object[] { new { kind = "REF", value = one.Details.Reference } }
            : [],
        .. one.Details.Tickets.Select(ticket => new { kind = "TKT", value = ticket.Number }),
    ];

    // What a booking of one traveller asks for is the traveller's.
    private static bool IsFor(ServiceRequest request, Booking booking, BookedName name) => booking.Names.Count == 1
        || (name.Reference.Length > 0 && request.Details.Any(detail => detail.Reference == name.Reference));

    private static object Booking(Booking one) => new
    {
        locators = one.Locators.Select(locator => $"{locator.Carrier} {locator.Reference}"),
        travellers = one.Names.Count,
        legs = one.Legs.Select(leg => new
        {
            reference = leg.Flight.Carrier + leg.Flight.Number,
            from = leg.Flight.From,
            departure = leg.Flight.Departure.Value,
            to = leg.Flight.To,
        }),
        offset = one.Offset,
        length = one.Length,
    };

    private static object Answered(Verdict one) => new
    {
        scope = one.Scope,
        references = one.References.Select(reference => new { kind = reference.Qualifier, value = reference.Value }),
        codes = one.Codes,
    };

    private static string Shown(DateOnly? day, string? sent) =>
        day?.ToString("O", CultureInfo.InvariantCulture) ?? sent ?? "";
}
