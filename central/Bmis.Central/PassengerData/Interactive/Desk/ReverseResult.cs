namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>What became of a decision of a person.</summary>
internal enum ReverseResult
{
    /// <summary>It counts, and the carrier is told.</summary>
    Done = 0,

    /// <summary>The form lacks a reason or names no decision.</summary>
    Form = 1,

    /// <summary>There is no such person, or not for this viewer.</summary>
    Gone = 2,

    /// <summary>The person stands so already, or does not travel any more.</summary>
    Nothing = 3,
}
