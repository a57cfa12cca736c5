namespace Bmis.Watchlist.Lists;

/// <summary>What an officer must know before he or she goes near. The values are written to list files.</summary>
public enum AlertWarning
{
    /// <summary>May carry a weapon.</summary>
    Armed = 0,

    /// <summary>May be violent.</summary>
    Violent = 1,

    /// <summary>Has escaped, or may try to.</summary>
    EscapeRisk = 2,

    /// <summary>May harm himself or herself.</summary>
    SelfHarm = 3,

    /// <summary>May carry an infectious disease.</summary>
    Infectious = 4,

    /// <summary>A child, or another person who needs care.</summary>
    Vulnerable = 5,
}
