namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>
/// Why another picture is wanted, in what the traveller can do about it. The words stand under
/// <see cref="RetryWords"/>.
/// </summary>
internal enum RetryReason
{
    /// <summary>There is no finger on it.</summary>
    NoFinger = 1,

    /// <summary>Too little of the finger.</summary>
    TooSmall,

    /// <summary>The finger lies at the edge.</summary>
    OffCentre,

    /// <summary>Ridges run together: wet, or pressed hard.</summary>
    TooWet,

    /// <summary>Ridges are broken: dry, or laid on lightly.</summary>
    TooDry,

    /// <summary>Ridges and valleys differ too little.</summary>
    LowContrast,

    /// <summary>The finger moved.</summary>
    Smeared,

    /// <summary>Too few minutiae to compare.</summary>
    FewMinutiae,

    /// <summary>More fingers than were asked for.</summary>
    TooManyFingers,

    /// <summary>Fewer fingers than were asked for.</summary>
    TooFewFingers,

    /// <summary>It looks as if it were the other hand.</summary>
    WrongHand,

    /// <summary>This finger was taken for another position already.</summary>
    SameFinger,

    /// <summary>The picture says that it is of a finger which is not wanted.</summary>
    OtherFinger,

    /// <summary>The picture cannot be used: size or resolution.</summary>
    Unusable,
}
