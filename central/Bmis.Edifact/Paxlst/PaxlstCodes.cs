using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>Codes of PAXLST that the reader itself goes by (facts sheet; WCO/IATA/ICAO guide, code lists).</summary>
public static class PaxlstCodes
{
    /// <summary>A birth date (2005).</summary>
    public const string Birth = "329";

    /// <summary>A document's expiry (2005).</summary>
    public const string Expiry = "36";

    /// <summary>A document's issue (2005).</summary>
    public const string Issue = "182";

    /// <summary>A departure (2005).</summary>
    public const string Departure = "189";

    /// <summary>An arrival (2005).</summary>
    public const string Arrival = "232";

    /// <summary>The State that issued a document (3227).</summary>
    public const string Issuing = "91";

    /// <summary>The last departure before the border (3227).</summary>
    public const string LastDeparture = "125";

    /// <summary>The first arrival behind the border (3227).</summary>
    public const string FirstArrival = "87";

    /// <summary>The carrier's reference of a booking (1153).</summary>
    public const string Locator = "AVF";

    /// <summary>The carrier's reference of a passenger (1153).</summary>
    public const string Passenger = "ABO";

    /// <summary>The transaction (1153).</summary>
    public const string Transaction = "TN";

    // The codes that decide what belongs where, as the reader compares them.
    internal static readonly Code BirthCode = Code.Of("329"u8);
    internal static readonly Code IssuingCode = Code.Of("91"u8);
    internal static readonly Code ExpiryCode = Code.Of("36"u8);

    private static readonly Code IssueCode = Code.Of("182"u8);

    private static readonly Code[] Reporting = [.. Codes("MS", "MR", "CA")];

    // The last two are those of older lists.
    private static readonly Code[] Transport = [.. Codes(Departure, Arrival, "136", "132")];

    private static readonly Code[] Personal =
        [.. Codes(Locator, Passenger, "SEA", "AEA", "CR", "YZY", Transaction)];

    // Parties that are nobody on board (3035).
    internal static bool IsReporting(Code role) => Reporting.AsSpan().Contains(role);

    // Departures and arrivals (2005).
    internal static bool IsOfTransport(Code dateQualifier) => Transport.AsSpan().Contains(dateQualifier);

    // What belongs to a document when it stands behind one (2005, 3227).
    internal static bool IsOfDocument(Code dateQualifier) => dateQualifier == ExpiryCode || dateQualifier == IssueCode;

    // References that are the person's wherever they stand (1153).
    internal static bool IsOfPerson(Code referenceQualifier) => Personal.AsSpan().Contains(referenceQualifier);

    private static IEnumerable<Code> Codes(params string[] codes) =>
        codes.Select(code => Code.Of(Encoding.ASCII.GetBytes(code)));
}
