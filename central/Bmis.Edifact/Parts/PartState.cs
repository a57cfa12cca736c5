namespace Bmis.Edifact.Parts;

/// <summary>How a set of parts stands. The numbers are stored: they never change.</summary>
public enum PartState
{
    /// <summary>Parts are missing and may still come.</summary>
    Open = 1,

    /// <summary>The last part is there and none before it is missing.</summary>
    Complete = 2,

    /// <summary>
    /// Parts are missing and their time is over: it counts against the carrier. A late part may complete it all the
    /// same.
    /// </summary>
    Incomplete = 3,
}
