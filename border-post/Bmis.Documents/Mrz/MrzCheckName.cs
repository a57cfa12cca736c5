namespace Bmis.Documents.Mrz;

/// <summary>What a check digit protects (Doc 9303-3, 4.9).</summary>
public enum MrzCheckName
{
    /// <summary>The document number.</summary>
    DocumentNumber,

    /// <summary>The date of birth.</summary>
    BirthDate,

    /// <summary>The date of expiry.</summary>
    ExpiryDate,

    /// <summary>The personal number or other optional data of a passport.</summary>
    OptionalData,

    /// <summary>The composite check digit over several fields.</summary>
    Composite,
}
