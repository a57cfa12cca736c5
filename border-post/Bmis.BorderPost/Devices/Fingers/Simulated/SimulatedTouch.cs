namespace Bmis.BorderPost.Devices.Fingers.Simulated;

/// <summary>What is laid on the twin of a fingerprint reader.</summary>
internal enum SimulatedTouch
{
    /// <summary>The finger that was asked for, another impression each time.</summary>
    Own = 1,

    /// <summary>Each finger that is asked for, until the capture ends or something else is laid on.</summary>
    All,

    /// <summary>That finger of another person, who is the same for every traveller.</summary>
    AnotherPerson,

    /// <summary>The finger beside it.</summary>
    WrongFinger,

    /// <summary>A bandage: something lies there and has no ridges.</summary>
    Bandaged,

    /// <summary>The finger, too dry.</summary>
    TooDry,

    /// <summary>Nothing but the glass.</summary>
    Nothing,
}
