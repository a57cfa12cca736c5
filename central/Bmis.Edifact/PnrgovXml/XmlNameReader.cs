using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>Reads a traveller of a booking (<c>Passenger</c>) with tickets, payments, accounts and services.</summary>
internal sealed class XmlNameReader(DiagnosticList found)
{
    // Who pays (4451).
    private const string Payer = "43";

    private static readonly string[] Known =
    [
        "GivenName", "Surname", "CustLoyalty", "SSR", "DOC_SSR", "TicketDocument", "ContactInfo",
        "OtherServiceInformation", "OSI", "Remark", "GeneralRemark",
    ];

    private static readonly string[] KnownOfTickets = ["PaymentInfo"];

    /// <summary>Reads one.</summary>
    /// <param name="part">The element.</param>
    /// <param name="shared">Services of the booking and its flights, by the reference of the traveller.</param>
    internal BookedName Read(XmlPart part, ILookup<string, ServiceRequest> shared)
    {
        var (surname, given) = (part.Words("Surname"), part.Words("GivenName"));
        if (surname.Length + given.Length == 0)
            found.Add(DiagnosticCode.NameMissing, part.Offset);
        var reference = part.Attribute("RPH");
        return new(
            surname, given, Kind(part), reference, part.Attribute("AccompaniedByInfantInd") is "true" or "1", "",
            new NameDetails
            {
                Accounts = [.. part.All("CustLoyalty").Select(Account)],
                Reference = "",
                Requests = Requests(part, reference, shared),
                Texts = XmlKept.Texts(part),
                Addresses = [.. part.All("ContactInfo").Select(XmlBookingReader.Address)],
                Tickets = [.. part.All("TicketDocument").Select(Ticket)],
                Others = XmlKept.Others(part, Known),
            },
            part.Offset,
            part.End - part.Offset);
    }

    // Codes of types of passengers (ATPCO) as TIF has them.
    private static string Kind(XmlPart part)
    {
        var said = part.Attribute("PassengerTypeCode", "PTC", "PTC_Code");
        if (said.Length == 0)
            said = part.Of("FareInfo", "PTC_Code");
        return said switch
        {
            "ADT" => "A",
            "CHD" or "CNN" or "CNE" => "C",
            "INF" or "INS" => "IN",
            _ => said,
        };
    }

    // A document with its number goes before what only repeats a name; the same of several flights counts once.
    private static IReadOnlyList<ServiceRequest> Requests(
        XmlPart part, string reference, ILookup<string, ServiceRequest> shared) =>
    [
        .. XmlRequests.In(part).Concat(reference.Length > 0 ? shared[reference] : [])
            .DistinctBy(one => (one.Code, one.Text, one.From, one.To, one.Carrier))
            .OrderBy(one => XmlRequests.HasNumber(one) ? 0 : 1),
    ];

    private static FrequentTraveller Account(XmlPart part) => new(
        part.Attribute("ProgramID"), part.Attribute("MembershipID"), part.Attribute("LoyalLevel"));

    private static Ticket Ticket(XmlPart part) => new(
        part.Attribute("TicketDocumentNbr", "TicketNumber"),
        part.Attribute("Type"),
        [.. part.All("PaymentInfo").Select(Payment)],
        [
            .. part.All("PaymentInfo").Select(one => one.Attribute("CardHolderName"))
                .Where(one => one.Length > 0).Select(one => new FreeText(Payer, "", [one])),
        ],
        [],
        XmlKept.Others(part, KnownOfTickets));

    private static Payment Payment(XmlPart part) => new(
        part.Attribute("PaymentType"), part.Attribute("PaymentAmount"), part.Attribute("VendorCode"),
        CardNumbers.MaskAccount(part.Attribute("AccountNbr", "AccountNumber", "CardNumber", "CardNbr")),
        part.Attribute("ExpiryDate"));
}
