namespace Bmis.Central.PassengerData.Interactive;

/// <summary>What a message of the dialogue wants.</summary>
internal enum RequestKind
{
    /// <summary>It cannot be read as a message of the dialogue at all.</summary>
    Unreadable = 0,

    /// <summary>It can, but nothing can be decided on it.</summary>
    Exception = 1,

    /// <summary>May these persons board? BGM 745, with CP when something has changed.</summary>
    Check = 2,

    /// <summary>These persons do not travel: 745+XR, 266+CLNB.</summary>
    Cancel = 3,

    /// <summary>Nobody travels: 266+XF.</summary>
    CancelFlight = 4,

    /// <summary>The flight is closed: 266+CL.</summary>
    Close = 5,

    /// <summary>The flight is closed with these persons on board: 266+CLOB.</summary>
    OnBoard = 6,

    /// <summary>Another status of a flight; it changes nobody.</summary>
    Status = 7,

    /// <summary>An acknowledgement of an unsolicited message: CUSRES, BGM 312.</summary>
    Acknowledgement = 8,
}
