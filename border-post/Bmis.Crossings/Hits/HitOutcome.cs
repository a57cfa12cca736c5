namespace Bmis.Crossings.Hits;

/// <summary>What second line or headquarters found out about a hit. The values travel.</summary>
public enum HitOutcome
{
    /// <summary>The entry means the traveller.</summary>
    TrueMatch = 1,

    /// <summary>The entry means somebody else.</summary>
    FalseMatch = 2,

    /// <summary>It could not be found out.</summary>
    Undetermined = 3,
}
