namespace Bmis.Watchlist.Scoring;

/// <summary>What a score piece is about.</summary>
public enum PieceKind
{
    /// <summary>The number of the travel document is on the list.</summary>
    Document,

    /// <summary>A part of the traveller's name matched a part of the listed name.</summary>
    NamePart,

    /// <summary>A part of the traveller's name has no counterpart on the list.</summary>
    UnmatchedInQuery,

    /// <summary>A part of the listed name has no counterpart in the traveller's.</summary>
    UnmatchedInEntry,

    /// <summary>Only a weak alias matched: the score is capped.</summary>
    WeakAlias,

    /// <summary>How the birth dates compare.</summary>
    BirthDate,

    /// <summary>How nationality compares.</summary>
    Nationality,

    /// <summary>How sex compares.</summary>
    Sex,

    /// <summary>The sum left the range from 0 to 1 and was brought back.</summary>
    Limit,

    /// <summary>Fingerprints matched: not by this engine, and not beside other pieces. Both sides say which fingers.
    /// </summary>
    Fingerprints,
}
