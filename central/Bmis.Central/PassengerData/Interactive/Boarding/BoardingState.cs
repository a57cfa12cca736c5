namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>How a person of a flight stands with a carrier.</summary>
internal enum BoardingState
{
    /// <summary>Asked and not answered.</summary>
    Pending = 0,

    /// <summary>May board; nobody else may.</summary>
    Cleared = 1,

    /// <summary>Must not board.</summary>
    Refused = 2,

    /// <summary>Not decided: data is missing, or a person has to look.</summary>
    Insufficient = 3,

    /// <summary>Does not travel any more.</summary>
    Cancelled = 4,
}
