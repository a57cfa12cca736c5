namespace Bmis.Watchlist.Scoring;

/// <summary>How two values matched or differed.</summary>
public enum MatchForm
{
    /// <summary>Letter by letter the same, or the same value.</summary>
    Exact,

    /// <summary>A different spelling within the budget of edits.</summary>
    Spelling,

    /// <summary>Another transliteration of the same sound.</summary>
    Transliteration,

    /// <summary>Another known spelling of one name: other scripts write both with the same letters.</summary>
    KnownSpelling,

    /// <summary>Alike in letters or sound, but known as two names; it counts less.</summary>
    OtherKnownName,

    /// <summary>Two parts on one side are one part on the other.</summary>
    SplitOrMerged,

    /// <summary>The beginning of the listed part, cut by the length of the MRZ field.</summary>
    TruncatedPrefix,

    /// <summary>An initial.</summary>
    Initial,

    /// <summary>No counterpart.</summary>
    None,

    /// <summary>The number with a letter O for a digit 0, or a letter I for a digit 1.</summary>
    LookAlike,

    /// <summary>The number alone matched: the issuing State is missing on one side.</summary>
    StateMissing,

    /// <summary>The statements can both be true.</summary>
    Compatible,

    /// <summary>Beside each other within the tolerance.</summary>
    Near,

    /// <summary>The same with day and month exchanged.</summary>
    DayAndMonthSwapped,

    /// <summary>They cannot both be true.</summary>
    Disjoint,

    /// <summary>One side does not say.</summary>
    Missing,
}
