namespace Bmis.Biometrics.Extraction;

/// <summary>Why a picture gives no template.</summary>
public enum ExtractionFault
{
    /// <summary>A side is shorter than 5 mm.</summary>
    TooSmall,

    /// <summary>More pixels than a rolled finger has: several fingers must be cut apart first.</summary>
    TooLarge,

    /// <summary>The resolution is outside 250 to 2000 dpi.</summary>
    WrongResolution,

    /// <summary>The bytes do not fit width and height.</summary>
    WrongLength,

    /// <summary>Nothing on it looks like a finger.</summary>
    Blank,

    /// <summary>A finger, but too few minutiae to make a template.</summary>
    TooFewMinutiae,
}
