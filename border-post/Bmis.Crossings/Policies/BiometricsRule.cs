namespace Bmis.Crossings.Policies;

/// <summary>
/// What becomes of photograph and fingerprints after a refusal on one ground; the standard profile follows Regulation
/// (EU) 2017/2226, Art. 18.
/// </summary>
public enum BiometricsRule
{
    /// <summary>They are erased.</summary>
    Erased = 1,

    /// <summary>They may be kept.</summary>
    Kept,

    /// <summary>They may be kept, unless the alert already holds them.</summary>
    UnlessAlertHoldsThem,

    /// <summary>They may be kept when the threat is one to internal security.</summary>
    InternalSecurityOnly,
}
