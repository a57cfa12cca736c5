using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Special services (<c>SSR</c>) and documents (<c>DOC_SSR</c>). A document that stands in attributes becomes the text
/// that a message of segments would have (AIRIMP), with dates as they are, so that one reader reads both.
/// </summary>
internal static class XmlRequests
{
    /// <summary>Those that stand directly in an element.</summary>
    internal static IEnumerable<ServiceRequest> In(XmlPart part) =>
        part.Children.Where(one => one.Is("SSR") || one.Is("DOC_SSR")).Select(Read);

    /// <summary>Services by the reference of the traveller that each is for; empty for none.</summary>
    internal static ILookup<string, ServiceRequest> ByTraveller(IEnumerable<ServiceRequest> requests) =>
        requests.ToLookup(one => one.Details is [var (_, reference), ..] ? reference : "", StringComparer.Ordinal);

    /// <summary>Whether a service says who a document is of.</summary>
    internal static bool IsDocument(ServiceRequest request) => request.Code is "DOCS" or "DOCO" or "DOCA";

    /// <summary>Whether a document has a number, or nothing that would be one.</summary>
    internal static bool HasNumber(ServiceRequest request) =>
        request.Code != DocsText.Code || (request.Text.Split('/') is { Length: > 3 } parts && parts[3].Length > 0);

    private static ServiceRequest Read(XmlPart part)
    {
        var carrier = part.Of("Airline", "Code") is { Length: > 0 } code ? code : part.Of("FlightInfo", "Code");
        return new(
            part.Attribute("SSRCode", "SSR_Code") is { Length: > 0 } said ? said : Structured(part)?.Name ?? "",
            part.Attribute("Status"),
            part.Attribute("ServiceQuantity"),
            carrier,
            part.Attribute("BoardPoint"),
            part.Attribute("OffPoint"),
            Text(part),
            part.Attribute("RPH") is { Length: > 0 } reference
                ? [(part.Attribute("SeatNumber", "SeatNbr"), reference)] : []);
    }

    private static XmlPart? Structured(XmlPart part) =>
        part.First("DOCS") ?? part.First("DOCO") ?? part.First("DOCA");

    private static string Text(XmlPart part)
    {
        if (part.Words("Text") is { Length: > 0 } text)
            return text;
        if (Structured(part) is not { } document)
            return part.Text;
        return document.Name.ToUpperInvariant() switch
        {
            "DOCS" => Joined(
                document.Attribute("TravelDocType", "DocType", "Type"),
                document.Attribute("IssuingLoc", "IssuingCountry", "IssueCountry"),
                document.Attribute("TravelDocNbr", "TravelDocNumber", "DocNumber", "Number"),
                document.Attribute("PaxNationality", "Nationality"),
                document.Attribute("DateOfBirth", "BirthDate"),
                document.Attribute("Gender"),
                document.Attribute("ExpiryDate"),
                document.Attribute("Surname"),
                document.Attribute("FirstGivenName", "GivenName"),
                document.Attribute("SecondGivenName")),
            "DOCO" => Joined(
                document.Attribute("BirthLocation"), document.Attribute("TravelDocType"),
                document.Attribute("TravelDocNbr"), document.Attribute("PlaceOfIssue"),
                document.Attribute("DateOfIssue"), document.Attribute("CountryState", "Country")),
            _ => Joined(
                document.Attribute("AddressType"), document.Attribute("Country"), document.Attribute("Address"),
                document.Attribute("CityName"), document.Attribute("StateProvCounty", "StateProv"),
                document.Attribute("PostalCode")),
        };
    }

    private static string Joined(params ReadOnlySpan<string> values)
    {
        var text = new System.Text.StringBuilder();
        foreach (var value in values)
            text.Append('/').Append(value.Replace('/', ' '));
        return text.ToString().TrimEnd('/');
    }
}
