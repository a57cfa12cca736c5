namespace Bmis.Biographics;

/// <summary>Why a text could not be read as one of the words of this library.</summary>
public enum ParseReason
{
    /// <summary>Nothing is left of the text once blanks are taken away.</summary>
    Empty,

    /// <summary>The text is longer than the type allows.</summary>
    TooLong,

    /// <summary>A character stands where the type does not allow it.</summary>
    InvalidCharacter,

    /// <summary>The text does not have the type's form.</summary>
    WrongFormat,

    /// <summary>A part is a number outside its range, such as month 13.</summary>
    OutOfRange,

    /// <summary>The code has the right form but no list knows it.</summary>
    UnknownCode,
}
