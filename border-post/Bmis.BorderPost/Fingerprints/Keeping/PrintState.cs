namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>What is to become of the prints that the lane keeps. The values are stored.</summary>
internal enum PrintState
{
    /// <summary>No enrolment: kept for a newer list of prints alone, and for as long as that may ask.</summary>
    Probe = 1,

    /// <summary>The traveller was referred: whether the enrolment is kept is decided with the case.</summary>
    Waiting = 2,

    /// <summary>An enrolment of which the journal does not tell yet.</summary>
    Untold = 3,

    /// <summary>An enrolment of which the journal tells.</summary>
    Told = 4,
}
