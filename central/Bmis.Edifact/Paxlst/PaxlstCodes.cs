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

    // Parties that are nobody on board (3035).
    internal static bool IsReporting(string role) => role is "MS" or "MR" or "CA";

    // Departures and arrivals; the last two are those of older lists (2005).
    internal static bool IsOfTransport(string dateQualifier) => dateQualifier is Departure or Arrival or "136" or "132";

    // What belongs to a document when it stands behind one (2005, 3227).
    internal static bool IsOfDocument(string dateQualifier) => dateQualifier is Expiry or Issue;

    // References that are the person's wherever they stand (1153).
    internal static bool IsOfPerson(string referenceQualifier) => referenceQualifier is
        Locator or Passenger or "SEA" or "AEA" or "CR" or "YZY" or Transaction;
}
