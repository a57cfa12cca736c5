namespace Bmis.BorderPost.Devices.Fingers.Simulated;

/// <summary>What is laid on the twin of a fingerprint reader.</summary>
internal enum SimulatedTouch
{
    /// <summary>The finger that was asked for, another impression each time.</summary>
    Own = 1,

    /// <summary>Each finger that is asked for, until something else is laid on or somebody else comes.</summary>
    All,

    /// <summary>That finger of the traveller before: one person under two names.</summary>
    PersonBefore,

    /// <summary>That finger of another person.</summary>
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
