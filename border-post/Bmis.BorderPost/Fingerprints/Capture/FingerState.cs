namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>What has become of a finger.</summary>
internal enum FingerState
{
    /// <summary>It is still to be taken, or a better picture is wanted.</summary>
    Open = 1,

    /// <summary>Its best picture is kept.</summary>
    Kept,

    /// <summary>It has no print; the officer or the plan says why.</summary>
    Absent,

    /// <summary>No picture of it was good enough, or there was no time.</summary>
    NotTaken,
}
