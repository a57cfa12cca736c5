namespace Bmis.BorderPost.Photographs;

/// <summary>Why a chip's picture cannot be shown.</summary>
internal enum Jpeg2000Fault
{
    /// <summary>The decoder is not installed on this computer.</summary>
    NotThere = 1,

    /// <summary>The system does not let the decoder be shut in, and in the open it is not run.</summary>
    CannotRun,

    /// <summary>The file, the picture or what the decoder wrote is larger than any portrait.</summary>
    TooLarge,

    /// <summary>The decoder did not end in time and was killed.</summary>
    TimedOut,

    /// <summary>The decoder gave up, or was ended for using too much memory or processor time.</summary>
    Failed,

    /// <summary>The bytes, or what the decoder made of them, are no picture.</summary>
    NotAnImage,
}
