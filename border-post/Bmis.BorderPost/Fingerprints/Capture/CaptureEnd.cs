namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>How a capture ended.</summary>
internal enum CaptureEnd
{
    /// <summary>Every finger of the plan is kept or has a reason why it is missing.</summary>
    Complete = 1,

    /// <summary>Some finger had no picture that is good enough.</summary>
    Incomplete,

    /// <summary>The officer ended it before.</summary>
    Finished,

    /// <summary>The time was over.</summary>
    TimedOut,

    /// <summary>The reader stopped for good.</summary>
    ReaderLost,
}
