namespace Bmis.Documents.Seals;

/// <summary>What a feature of a seal means.</summary>
public enum SealFeatureName
{
    /// <summary>The document's table does not say.</summary>
    Unknown,

    /// <summary>The MRZ of a document with two lines of 36 characters.</summary>
    Mrz,

    /// <summary>The MRZ of a full-size visa without the optional data.</summary>
    MrzOfMrvA,

    /// <summary>The MRZ of a small visa without the optional data.</summary>
    MrzOfMrvB,

    /// <summary>How many entries a visa allows.</summary>
    NumberOfEntries,

    /// <summary>How long a visa allows to stay.</summary>
    DurationOfStay,

    /// <summary>The number of the passport to which a document belongs.</summary>
    PassportNumber,

    /// <summary>The type of a visa.</summary>
    VisaType,

    /// <summary>What the issuing State adds.</summary>
    AdditionalFeature,

    /// <summary>The number in the central register of foreigners.</summary>
    ForeignersNumber,

    /// <summary>The number of a supplementary sheet.</summary>
    SheetNumber,

    /// <summary>The social insurance number.</summary>
    SocialInsuranceNumber,

    /// <summary>Surname.</summary>
    Surname,

    /// <summary>First name.</summary>
    FirstName,

    /// <summary>Name at birth.</summary>
    BirthName,

    /// <summary>The number of the document on which a sticker is.</summary>
    DocumentNumber,

    /// <summary>The official key of a municipality.</summary>
    MunicipalityKey,

    /// <summary>Address.</summary>
    Address,

    /// <summary>Postal code.</summary>
    PostalCode,
}
