namespace Bmis.Biometrics.Images;

/// <summary>Why bytes are not a record of finger images or minutiae.</summary>
public enum RecordFault
{
    /// <summary>The first bytes are those of no record or version that is read here.</summary>
    UnknownFormat,

    /// <summary>The bytes pass <see cref="RecordLimits"/>.</summary>
    TooLarge,

    /// <summary>More parts than <see cref="RecordLimits"/> allow.</summary>
    TooMany,

    /// <summary>The bytes end within a part.</summary>
    Truncated,

    /// <summary>A length or a count disagrees with what is there.</summary>
    Disagrees,

    /// <summary>A value outside the standard's range: a resolution of zero, a depth above 16, no number.</summary>
    OutOfRange,
}
