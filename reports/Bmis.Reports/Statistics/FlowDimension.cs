namespace Bmis.Reports.Statistics;

/// <summary>What flows can be grouped by.</summary>
public enum FlowDimension
{
    /// <summary>Calendar day at the post.</summary>
    Day,

    /// <summary>Calendar month at the post.</summary>
    Month,

    /// <summary>Border crossing point.</summary>
    Post,

    /// <summary>Entry, exit, refusal or transit.</summary>
    Direction,

    /// <summary>Country of citizenship as the document states it (UN: country of citizenship).</summary>
    Nationality,

    /// <summary>Sex as the document states it.</summary>
    Sex,

    /// <summary>Age group on the day of the crossing.</summary>
    AgeBand,
}
