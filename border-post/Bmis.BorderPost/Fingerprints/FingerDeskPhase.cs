namespace Bmis.BorderPost.Fingerprints;

/// <summary>Where the desk stands with the fingers of the traveller.</summary>
internal enum FingerDeskPhase
{
    /// <summary>Nobody is at the desk.</summary>
    Waiting = 1,

    /// <summary>The lane has no fingerprint reader.</summary>
    NoReader,

    /// <summary>Nothing is taken; the officer may begin.</summary>
    Offered,

    /// <summary>Fingers are being taken.</summary>
    Taking,

    /// <summary>They were taken, or it was given up; the officer may begin anew.</summary>
    Done,
}
