namespace Bmis.Documents.Mrz;

/// <summary>Why no MRZ can be composed from fields.</summary>
public enum MrzCompositionFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The document code is not one or two capitals that the format allows.</summary>
    DocumentCode,

    /// <summary>The issuing State is missing.</summary>
    IssuingState,

    /// <summary>The nationality is missing.</summary>
    Nationality,

    /// <summary>The name has no letter that the MRZ can show.</summary>
    Name,

    /// <summary>The document number is missing or too long for the format and its optional data.</summary>
    DocumentNumber,

    /// <summary>Optional data are too long for the format or hold characters that the MRZ does not have.</summary>
    OptionalData,
}
