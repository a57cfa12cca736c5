namespace Bmis.Documents.CrossChecks;

/// <summary>A field in which two parts of a document can differ.</summary>
public enum CrossCheckField
{
    /// <summary>The format of the zone.</summary>
    Format,

    /// <summary>The document code.</summary>
    DocumentCode,

    /// <summary>The issuing State or organisation.</summary>
    IssuingState,

    /// <summary>The primary identifier.</summary>
    PrimaryIdentifier,

    /// <summary>The secondary identifier.</summary>
    SecondaryIdentifier,

    /// <summary>The document number.</summary>
    DocumentNumber,

    /// <summary>The nationality.</summary>
    Nationality,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>The sex.</summary>
    Sex,

    /// <summary>The date of expiry.</summary>
    ExpiryDate,

    /// <summary>The optional data, or the personal number.</summary>
    OptionalData,

    /// <summary>The optional data of the second line of a TD1.</summary>
    SecondOptionalData,
}
