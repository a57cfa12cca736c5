using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>What a push of bookings says (PNRGOV).</summary>
internal static class PushContent
{
    private const string Change = "141";
    private const string Infant = "IN";

    // A booking has one or two; all of them stand with the booking itself.
    private const int MostLocators = 10;

    public static MessageContent Of(PnrPush push)
    {
        var day = DateOnly.FromDateTime(push.Flight?.Departure.Value ?? DateTime.UnixEpoch);
        var bookings = push.Bookings.Select(booking => Booking(booking, day)).ToList();
        return new()
        {
            Kind = push.Function == Change ? MessageKind.Change : MessageKind.Bookings,
            Grade = Grade.E,
            Findings = [],
            Flight = push.Flight is null ? null : FlightFacts.Of(push.Flight),
            Travellers = [.. bookings.SelectMany(booking => booking.Travellers)],
            Bookings = bookings,
            Function = push.Function,
            Total = push.Total,
        };
    }

    private static BookingFacts Booking(Booking one, DateOnly day)
    {
        var requests = new BookingRequests(one);
        var travellers = one.Names.Select(name => Traveller(one, name, requests.Of(name), day)).ToList();
        return new()
        {
            Locators = [.. one.Locators.Select(locator => new ReferenceFacts(locator.Carrier, locator.Reference))],
            Legs = [.. one.Legs.Where(leg => leg.IsFlight).Select(leg => FlightFacts.Of(leg.Flight))],
            Travellers = [.. travellers, .. Infants(one, day)],
            Place = (one.Offset, one.Length),
        };
    }

    private static TravellerFacts Traveller(
        Booking booking, BookedName one, IEnumerable<ServiceRequest> requests, DateOnly day)
    {
        var isInfant = one.Kind == Infant;
        var documents = requests
            .Select(request => DocsText.Read(request.Text, day)).OfType<BookedDocument>()
            .Where(document => !document.IsInfants || isInfant).ToList();
        var own = documents.FirstOrDefault();
        return new()
        {
            Role = one.Kind,
            Surname = one.Surname,
            GivenNames = one.GivenName.Length > 0 ? [one.GivenName] : [],
            OtherNames = OtherNames(one, documents),
            Birth = Iso.Of(own?.BirthDay, own?.Birth),
            Sex = own?.Sex ?? "",
            Nationalities = own is { Nationality.Length: > 0 } ? [own.Nationality] : [],
            Documents = [.. documents.Select(Document)],
            References = [.. References(booking, one)],
            Place = (one.Offset, one.Length),
        };
    }

    // An infant without a name of its own stands only in a document of whoever carries it.
    private static IEnumerable<TravellerFacts> Infants(Booking booking, DateOnly day)
    {
        if (booking.Names.Any(name => name.Kind == Infant))
            yield break;
        foreach (var name in booking.Names)
            foreach (var request in name.Details.Requests.Where(one => one.Code == DocsText.Code))
                if (DocsText.Read(request.Text, day) is { IsInfants: true, Surname.Length: > 0 } document)
                    yield return new()
                    {
                        Role = Infant,
                        Surname = document.Surname,
                        GivenNames = document.GivenNames,
                        Birth = Iso.Of(document.BirthDay, document.Birth),
                        Sex = document.Sex,
                        Nationalities = document.Nationality.Length > 0 ? [document.Nationality] : [],
                        Documents = [Document(document)],
                        Place = (name.Offset, name.Length),
                    };
    }

    private static List<NameFacts> OtherNames(BookedName one, List<BookedDocument> documents)
    {
        var names = documents.Where(document => document.Surname.Length > 0)
            .Select(document => new NameFacts(document.Surname, document.GivenNames)).ToList();
        if (Titles.Without(one.GivenName) is { } given)
            names.Add(new(one.Surname, [given]));
        return names;
    }

    private static IEnumerable<ReferenceFacts> References(Booking booking, BookedName one) =>
    [
        .. booking.Locators.Take(MostLocators).Select(
            locator => new ReferenceFacts(locator.Carrier, locator.Reference)),
        .. one.Details.Reference.Length > 0 ? new ReferenceFacts[] { new("REF", one.Details.Reference) } : [],
        .. one.Details.Tickets.Select(ticket => new ReferenceFacts("TKT", ticket.Number)),
    ];

    private static DocumentFacts Document(BookedDocument one) =>
        new(one.Type, one.Number, one.Issuer, Iso.Of(one.ExpiryDay, one.Expiry));
}
