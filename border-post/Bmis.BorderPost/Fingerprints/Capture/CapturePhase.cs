namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>Where a capture stands.</summary>
internal enum CapturePhase
{
    /// <summary>The reader is not there or may not be used.</summary>
    ReaderAway = 1,

    /// <summary>The finger is to be put on the reader.</summary>
    FingerAwaited,

    /// <summary>The finger is to be lifted first.</summary>
    LiftAwaited,

    /// <summary>A picture is on its way.</summary>
    Arriving,

    /// <summary>A picture was taken and judged.</summary>
    Judged,

    /// <summary>The reader gave no picture and goes on.</summary>
    Faulted,

    /// <summary>The capture is over.</summary>
    Ended,
}
