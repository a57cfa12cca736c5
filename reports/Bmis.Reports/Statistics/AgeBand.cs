namespace Bmis.Reports.Statistics;

/// <summary>
/// Age on the day of the crossing in the groups of tourism statistics (IRTS 2008, characteristics of the visitor).
/// </summary>
public enum AgeBand
{
    /// <summary>The year of birth is not known, or the record holds no traveller.</summary>
    Unknown,

    /// <summary>0 to 14 years.</summary>
    Under15,

    /// <summary>15 to 24 years.</summary>
    From15To24,

    /// <summary>25 to 44 years.</summary>
    From25To44,

    /// <summary>45 to 64 years.</summary>
    From45To64,

    /// <summary>65 years and over.</summary>
    From65,
}
