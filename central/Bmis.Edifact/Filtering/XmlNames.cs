using System.Collections.Frozen;

namespace Bmis.Edifact.Filtering;

/// <summary>What attributes and elements of the XML form hold, as far as the filter goes by it.</summary>
internal static class XmlNames
{
    private static readonly FrozenSet<string> ExemptFromCards = Set(
        "ID", "RPH", "SurnameRefNumber", "TicketDocumentNbr", "TicketNumber", "TravelDocNbr", "TravelDocNumber",
        "DocNumber", "MembershipID", "TimeStamp", "TransactionIdentifier", "CorrelationID", "EchoToken", "SerialNumber",
        "SequenceNmbr", "xmlns");

    private static readonly FrozenSet<string> Accounts = Set(
        "AccountNbr", "AccountNumber", "CardNumber", "CardNbr", "CardNo");

    // Names and places, in which words are no codes.
    private static readonly FrozenSet<string> NoText = Set(
        "Surname", "GivenName", "MiddleName", "NamePrefix", "NameTitle", "NameSuffix", "AddressLine", "StreetNmbr",
        "CityName", "StateProv", "CountryName", "PostalCode", "County");

    private static readonly FrozenSet<string> StayInServices = Set(
        "RPH", "SurnameRefNumber", "ServiceQuantity", "Status", "xmlns");

    /// <summary>Whether no card number is looked for in a value: references, tickets, documents.</summary>
    internal static bool IsExempt(string name) => ExemptFromCards.Contains(name);

    /// <summary>Whether it is the account of a payment.</summary>
    internal static bool IsAccount(string name) => Accounts.Contains(name);

    /// <summary>Whether words of an attribute are those of people.</summary>
    internal static bool IsTextAttribute(string name) => name.Contains("Text", StringComparison.OrdinalIgnoreCase)
        || name.Contains("Remark", StringComparison.OrdinalIgnoreCase)
        || name.Contains("Description", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text of an element may name services.</summary>
    internal static bool IsTextElement(string name) => !NoText.Contains(name);

    /// <summary>Whether it is the code of a service.</summary>
    internal static bool IsServiceCode(string name) =>
        name.Equals("SSRCode", StringComparison.OrdinalIgnoreCase)
        || name.Equals("SSR_Code", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an attribute of a sensitive service stays: whose it is, how many, how it stands.</summary>
    internal static bool StaysInService(string name) => StayInServices.Contains(name);

    /// <summary>Whether it is a telephone.</summary>
    internal static bool IsPhone(string name) =>
        name.Contains("Phone", StringComparison.OrdinalIgnoreCase)
        || name.Contains("Contact", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(params string[] names) =>
        names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
