namespace Bmis.Crossings.Stays;

/// <summary>How a regime counts.</summary>
public enum StayRegimeKind
{
    /// <summary>No stay is counted: own nationals and residents.</summary>
    None = 1,

    /// <summary>So many days from each entry on.</summary>
    DaysPerEntry,

    /// <summary>So many days in each calendar year.</summary>
    DaysPerYear,

    /// <summary>So many days in any so many, such as 90 in 180 (Regulation (EU) 2016/399, Art. 6).</summary>
    DaysInWindow,

    /// <summary>Until the date that was authorised at entry or stands in the visa.</summary>
    FixedEnd,
}
