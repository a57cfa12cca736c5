namespace Bmis.Biometrics.Images;

/// <summary>
/// Which finger, group of fingers or part of a hand: the codes of ISO/IEC 19794-2:2005, table 2, ISO/IEC
/// 19794-4:2005, tables 5 and 6, and ANSI/NIST-ITL 1-2011, table 8, which agree. A code that is not named here is kept
/// as its number.
/// </summary>
public enum FingerPosition : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>The thumb of the right hand.</summary>
    RightThumb = 1,

    /// <summary>The index finger of the right hand.</summary>
    RightIndex = 2,

    /// <summary>The middle finger of the right hand.</summary>
    RightMiddle = 3,

    /// <summary>The ring finger of the right hand.</summary>
    RightRing = 4,

    /// <summary>The little finger of the right hand.</summary>
    RightLittle = 5,

    /// <summary>The thumb of the left hand.</summary>
    LeftThumb = 6,

    /// <summary>The index finger of the left hand.</summary>
    LeftIndex = 7,

    /// <summary>The middle finger of the left hand.</summary>
    LeftMiddle = 8,

    /// <summary>The ring finger of the left hand.</summary>
    LeftRing = 9,

    /// <summary>The little finger of the left hand.</summary>
    LeftLittle = 10,

    /// <summary>The right thumb, plain, in a picture of its own beside rolled ones.</summary>
    PlainRightThumb = 11,

    /// <summary>The left thumb, plain, in a picture of its own beside rolled ones.</summary>
    PlainLeftThumb = 12,

    /// <summary>Four fingers of the right hand at once.</summary>
    PlainRightFour = 13,

    /// <summary>Four fingers of the left hand at once.</summary>
    PlainLeftFour = 14,

    /// <summary>Both thumbs at once.</summary>
    PlainThumbs = 15,

    /// <summary>A palm, not known which part.</summary>
    UnknownPalm = 20,

    /// <summary>The whole right palm.</summary>
    RightFullPalm = 21,

    /// <summary>The edge of the right hand, as it lies when writing.</summary>
    RightWritersPalm = 22,

    /// <summary>The whole left palm.</summary>
    LeftFullPalm = 23,

    /// <summary>The edge of the left hand, as it lies when writing.</summary>
    LeftWritersPalm = 24,

    /// <summary>The lower part of the right palm.</summary>
    RightLowerPalm = 25,

    /// <summary>The upper part of the right palm.</summary>
    RightUpperPalm = 26,

    /// <summary>The lower part of the left palm.</summary>
    LeftLowerPalm = 27,

    /// <summary>The upper part of the left palm.</summary>
    LeftUpperPalm = 28,

    /// <summary>Another part of the right palm.</summary>
    RightOtherPalm = 29,

    /// <summary>Another part of the left palm.</summary>
    LeftOtherPalm = 30,
}
