namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// Whether a finger was captured, and why not. The values travel. Which reason exempts for good and which one until the
/// next crossing is a country's policy (Regulation (EU) 2017/2226, Art. 17).
/// </summary>
public enum FingerPresence
{
    /// <summary>Its print was taken.</summary>
    Captured = 1,

    /// <summary>It is missing, or the part that bears the print (ANSI/NIST-ITL 1-2011, table 10, XX).</summary>
    Missing = 2,

    /// <summary>It is bandaged.</summary>
    Bandaged = 3,

    /// <summary>It cannot be taken now, for another cause that passes (UP).</summary>
    TemporarilyImpossible = 4,

    /// <summary>It never can be taken, for example because a scar left no ridges (SR).</summary>
    PhysicallyImpossible = 5,

    /// <summary>The traveller is below the age from which fingerprints are taken.</summary>
    UnderAge = 6,

    /// <summary>The traveller refused to give it.</summary>
    Refused = 7,
}
