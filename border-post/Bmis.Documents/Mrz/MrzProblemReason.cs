namespace Bmis.Documents.Mrz;

/// <summary>What is wrong with a machine readable zone besides its check digits.</summary>
public enum MrzProblemReason
{
    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text is longer than any MRZ with its line ends and blanks can be.</summary>
    TextTooLong,

    /// <summary>An MRZ has two or three lines.</summary>
    WrongLineCount,

    /// <summary>The lines have the lengths of no format.</summary>
    UnknownFormat,

    /// <summary>
    /// A known layout of a single State that Doc 9303 does not describe (the French card before 2021).
    /// </summary>
    NationalLayout,

    /// <summary>A line is shorter than its format.</summary>
    LineTooShort,

    /// <summary>A line is longer than its format.</summary>
    LineTooLong,

    /// <summary>A character other than A to Z, 0 to 9 and the filler.</summary>
    InvalidCharacter,

    /// <summary>The document code does not begin with A, C, I, P or V, or not with the letter of its format.</summary>
    UnknownDocumentCode,

    /// <summary>No list knows the issuing State or organisation.</summary>
    UnknownIssuingState,

    /// <summary>No list knows the nationality.</summary>
    UnknownNationality,

    /// <summary>The name field holds no name.</summary>
    MissingName,

    /// <summary>A digit in the name field.</summary>
    DigitInName,

    /// <summary>The document number is missing.</summary>
    MissingDocumentNumber,

    /// <summary>The date of birth is no date.</summary>
    InvalidBirthDate,

    /// <summary>The sex is none of F, M and the filler.</summary>
    InvalidSex,

    /// <summary>The date of expiry is no date.</summary>
    InvalidExpiryDate,
}
