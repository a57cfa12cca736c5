namespace Bmis.BorderPost.Screens;

/// <summary>What an officer types of a document that no machine reads, in the order of the form.</summary>
public enum DocumentField
{
    /// <summary>Primary identifier.</summary>
    Surname,

    /// <summary>Secondary identifier; may be empty.</summary>
    GivenNames,

    /// <summary>Birth date, as far as it is known.</summary>
    BirthDate,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Nationality.</summary>
    Nationality,

    /// <summary>Code of the list <c>document-codes</c>.</summary>
    DocumentCode,

    /// <summary>State that issued the document.</summary>
    IssuingState,

    /// <summary>Number of the document.</summary>
    Number,

    /// <summary>Date of expiry, as far as it is known.</summary>
    Expiry,
}
