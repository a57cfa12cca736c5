using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Reads a booking (<c>PNR</c>). Services of flights that name a traveller are the traveller's, too, as messages of
/// segments have them.
/// </summary>
internal sealed class XmlBookingReader(DiagnosticList found)
{
    // The date of the last transaction (2005).
    private const string Transaction = "700";

    private static readonly string[] Known =
    [
        "BookingRefID", "POS", "ContactInfo", "Passenger", "Flight", "SSR", "DOC_SSR", "OtherServiceInformation", "OSI",
        "Remark", "GeneralRemark", "Split", "SplitPNR", "SplitOffPNR", "History", "PNR_History", "PNRHistory",
    ];

    /// <summary>Reads one.</summary>
    internal XmlBooking Read(XmlPart part)
    {
        var made = Moment(part, "PNR_CreationDate");
        var (legReader, names) = (new XmlLegReader(found), new XmlNameReader(found));
        var legs = part.All("Flight").Select(legReader.Leg).ToList();
        var own = XmlRequests.In(part).ToList();
        var ofLegs = legs.SelectMany(leg => leg.Requests).ToList();
        var shared = XmlRequests.ByTraveller(own.Concat(ofLegs));
        return new XmlBooking(part.Offset, part.End - part.Offset)
        {
            AllLocators = [.. Locators(part, made)],
            AllDates = Dates(part),
            MadeBy = part.First("POS")?.First("Source") is { } source ? Office(source) : null,
            AllAddresses = [.. part.All("ContactInfo").Select(Address)],
            AllRequests = [.. own, .. ofLegs.Where(one => one.Details.Count == 0 && XmlRequests.IsDocument(one))],
            AllTexts = XmlKept.Texts(part),
            AllNames = [.. part.All("Passenger").Select(one => names.Read(one, shared))],
            AllLegs = legs,
            AllSplits = [.. Containers(part, "Split").SelectMany(one => one.Whole()).SelectMany(
                one => Locators(one, PnrMoment.None))],
            AllHistory = [.. Containers(part, "History").SelectMany(one => one.Children).SelectMany(History)],
            AllOthers = XmlKept.Others(part, Known),
        };
    }

    /// <summary>How carriers call a booking.</summary>
    internal static IEnumerable<RecordLocator> Locators(XmlPart part, PnrMoment made) =>
        part.All("BookingRefID").Where(one => one.Attribute("ID").Length > 0).Select(one => new RecordLocator(
            one.Of("CompanyName", "Code"), one.Attribute("ID"), one.Attribute("Type"), made));

    /// <summary>An address; telephone and mail stand behind it.</summary>
    internal static BookedAddress Address(XmlPart part) => new(
        part.Attribute("Type"),
        part.Words("AddressLine"),
        part.Words("CityName"),
        part.Words("StateProv"),
        part.Words("CountryName"),
        part.Words("PostalCode"),
        string.Join(' ', new[] { part.Attribute("PhoneNumber"), part.Attribute("EmailAddress") }
            .Where(one => one.Length > 0)));

    private static IEnumerable<XmlPart> Containers(XmlPart part, string word) =>
        part.Children.Where(one => one.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static BookingOffice Office(XmlPart source)
    {
        var requestor = source.First("RequestorID");
        var company = requestor?.Of("CompanyName", "Code") ?? "";
        return new(
            company.Length > 0 ? company : source.Attribute("AirlineVendorID"), source.Attribute("AirportCode"),
            requestor?.Attribute("ID") ?? "", source.Attribute("PseudoCityCode"), requestor?.Attribute("Type") ?? "",
            source.Attribute("ISOCountry"), source.Attribute("ISOCurrency"), source.Attribute("AgentSine"));
    }

    private PnrMoment Moment(XmlPart part, string name) =>
        XmlMoments.Of(part.Attribute(name), part.Offset, found);

    private List<PnrDate> Dates(XmlPart part)
    {
        var dates = new List<PnrDate>();
        foreach (var (name, qualifier) in new[] { ("PNR_TransDate", Transaction), ("LastTktDate", "LastTktDate") })
            if (part.Attribute(name).Length > 0)
                dates.Add(new(qualifier, Moment(part, name)));
        return dates;
    }

    // Who, when and what: each part of what was changed is an item.
    private IEnumerable<HistoryItem> History(XmlPart part)
    {
        var agent = XmlKept.Keep(part.First("Source") ?? part.First("Originator") ?? part);
        var sent = part.Attribute("DateTime", "TimeStamp", "Date");
        List<PnrDate> dates = sent.Length > 0 ? [new("", XmlMoments.Of(sent, part.Offset, found))] : [];
        var changed = part.Children.Where(one => !one.Is("Source") && !one.Is("Originator")).ToList();
        return (changed.Count > 0 ? changed : [part]).Select(one => new HistoryItem(
            agent, dates, one.Attribute("ActionCode", "Action") is { Length: > 0 } own
                ? own : part.Attribute("ActionCode", "Action"), XmlKept.Keep(one)));
    }
}
