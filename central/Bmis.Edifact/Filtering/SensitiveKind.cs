namespace Bmis.Edifact.Filtering;

/// <summary>What a service code may reveal (Directive (EU) 2016/681, article 13(4); ICAO Doc 9944).</summary>
public enum SensitiveKind
{
    /// <summary>Religion.</summary>
    Religion,

    /// <summary>A philosophical belief.</summary>
    Belief,

    /// <summary>Ethnic origin.</summary>
    Origin,

    /// <summary>Health.</summary>
    Health,
}
