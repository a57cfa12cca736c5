using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>Reads flights: that of a push (<c>FlightLeg</c>) and those of bookings (<c>Flight</c>).</summary>
internal sealed class XmlLegReader(DiagnosticList found)
{
    // What is read of a flight; everything else in it is kept.
    private static readonly string[] Known =
    [
        "DepartureAirport", "ArrivalAirport", "MarketingAirline", "OperatingAirline", "SSR", "DOC_SSR", "BookingRefID",
        "OtherServiceInformation", "OSI", "Remark", "PNR", "PNRs",
    ];

    /// <summary>What flies, when and where.</summary>
    internal FlightLeg Flight(XmlPart part) => new(
        XmlMoments.Of(part.Attribute("DepartureDateTime"), part.Offset, found),
        XmlMoments.Of(part.Attribute("ArrivalDateTime"), part.Offset, found),
        part.Of("DepartureAirport", "LocationCode"),
        part.Of("ArrivalAirport", "LocationCode"),
        part.Attribute("CarrierCode") is { Length: > 0 } carrier ? carrier : part.Of("MarketingAirline", "Code"),
        part.Attribute("FlightNumber"),
        part.Attribute("ResBookDesigCode"),
        part.Of("OperatingAirline", "Code"),
        part.Of("OperatingAirline", "FlightNumber"),
        part.Offset);

    /// <summary>A leg of a booking.</summary>
    internal ItineraryLeg Leg(XmlPart part) => new()
    {
        Flight = Flight(part),
        IsFlight = true,
        Status = part.Attribute("Status"),
        Requests = [.. XmlRequests.In(part)],
        Locators = [.. XmlBookingReader.Locators(part, PnrMoment.None)],
        Texts = XmlKept.Texts(part),
        CheckIns = [],
        Others = XmlKept.Others(part, Known),
    };
}
