namespace Bmis.Crossings.Fingerprints;

/// <summary>Whether fingers could be taken. The values travel.</summary>
public enum CaptureOutcome
{
    /// <summary>At least one print that is good enough was taken.</summary>
    Captured = 1,

    /// <summary>It was tried in vain.</summary>
    Failed = 2,

    /// <summary>There was nothing to take: every finger is missing, impossible, exempt or refused.</summary>
    Impossible = 3,
}
