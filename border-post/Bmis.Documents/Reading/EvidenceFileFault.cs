namespace Bmis.Documents.Reading;

/// <summary>Why a file of evidence could not be read.</summary>
public enum EvidenceFileFault
{
    /// <summary>It was.</summary>
    None,

    /// <summary>It is larger than any evidence is.</summary>
    TooLarge,

    /// <summary>It is no file of evidence.</summary>
    UnknownFormat,

    /// <summary>It was written by a newer program.</summary>
    UnknownVersion,

    /// <summary>It has not the form it should.</summary>
    Malformed,
}
