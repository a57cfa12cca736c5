namespace Bmis.Documents.CrossChecks;

/// <summary>Why a comparison of two parts of a document has its result.</summary>
public enum CrossCheckReason
{
    /// <summary>They agree.</summary>
    None,

    /// <summary>Fields differ; they are listed.</summary>
    FieldsDiffer,

    /// <summary>
    /// Fields differ where the printed zone was misread: it is incomplete, has strange characters, or its own check
    /// digit is wrong. It should be read again.
    /// </summary>
    PrintedMisread,

    /// <summary>The printed zone was not recognised.</summary>
    PrintedMissing,

    /// <summary>The chip's zone was not recognised.</summary>
    ChipMissing,

    /// <summary>One side says nothing about it.</summary>
    NothingToCompare,

    /// <summary>A name is in a script that no table of Doc 9303-3 transliterates.</summary>
    NotTransliterable,

    /// <summary>The optional data of the zone hold something else, or a part of the number.</summary>
    OptionalDataDiffer,

    /// <summary>The date of expiry has passed.</summary>
    Expired,

    /// <summary>The date of expiry is unreadable, or too incomplete to tell.</summary>
    DateUnknown,
}
