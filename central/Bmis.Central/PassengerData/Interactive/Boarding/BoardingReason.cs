namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>Why somebody was not cleared, for the passenger unit alone; carriers never hear it.</summary>
internal static class BoardingReason
{
    public const string None = "";

    /// <summary>The owner of an entry has ordered it, and a document is exactly the entry's.</summary>
    public const string Order = "order";

    /// <summary>Every travel document has expired by the day of arrival.</summary>
    public const string Expired = "expired";

    /// <summary>Name, birth, nationality or travel document is missing or cannot be one.</summary>
    public const string Data = "data";

    /// <summary>An entry possibly means the person, and the desk is staffed.</summary>
    public const string PossibleMatch = "possible-match";

    /// <summary>A person of the unit has decided.</summary>
    public const string Person = "person";
}
