namespace Bmis.Edifact.Contrl;

/// <summary>
/// Why something is rejected (0085; ISO 9735-4, code list), as far as this program says it. A number without a name
/// here is what a partner sent.
/// </summary>
public enum SyntaxError
{
    /// <summary>Nothing was said.</summary>
    None = 0,

    /// <summary>The syntax version or level is not supported.</summary>
    SyntaxUnsupported = 2,

    /// <summary>The interchange is for somebody else.</summary>
    RecipientNotActual = 7,

    /// <summary>A value that does not conform.</summary>
    InvalidValue = 12,

    /// <summary>Something that must be there is missing.</summary>
    Missing = 13,

    /// <summary>A value that is not supported in this place.</summary>
    ValueNotSupported = 14,

    /// <summary>A segment or element that is not supported in this place.</summary>
    NotSupportedHere = 15,

    /// <summary>More elements or components than there may be.</summary>
    TooManyConstituents = 16,

    /// <summary>An error that has no code of its own, or that is not told.</summary>
    Unspecified = 18,

    /// <summary>A character outside the repertoire.</summary>
    InvalidCharacter = 21,

    /// <summary>The sender is not known.</summary>
    SenderUnknown = 23,

    /// <summary>Tests are not taken here.</summary>
    TestNotSupported = 25,

    /// <summary>The same came before.</summary>
    Duplicate = 26,

    /// <summary>A trailer has another reference than its header.</summary>
    ReferencesDiffer = 28,

    /// <summary>A trailer counts other than what came.</summary>
    CountDiffers = 29,

    /// <summary>There is nothing within.</summary>
    LowerLevelEmpty = 32,

    /// <summary>An element or segment is repeated too often.</summary>
    TooManyRepetitions = 35,

    /// <summary>Letters in a number, or the like.</summary>
    WrongCharacterType = 37,

    /// <summary>No digit before the decimal mark.</summary>
    NoDigitBeforeMark = 38,

    /// <summary>An element is too long.</summary>
    TooLong = 39,

    /// <summary>An element is too short.</summary>
    TooShort = 40,
}
