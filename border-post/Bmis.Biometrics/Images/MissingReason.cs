namespace Bmis.Biometrics.Images;

/// <summary>
/// Why a finger has no print (ANSI/NIST-ITL 1-2011, table 10). Records of ISO/IEC 19794 have no place for it.
/// </summary>
public enum MissingReason
{
    /// <summary>XX: the finger, or the part that bears the print, is not there.</summary>
    Amputated,

    /// <summary>UP: it could not be taken, for a bandage or another cause that passes.</summary>
    UnableToPrint,

    /// <summary>SR: a scar leaves no ridges.</summary>
    Scarred,
}
