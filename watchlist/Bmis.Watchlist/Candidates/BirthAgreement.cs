namespace Bmis.Watchlist.Candidates;

/// <summary>Whether a day of birth is the one that an entry states.</summary>
internal enum BirthAgreement
{
    /// <summary>One side does not say, or they differ.</summary>
    Unknown,

    /// <summary>A wider statement holds the day.</summary>
    Possible,

    /// <summary>The entry states this very day.</summary>
    Same,
}
