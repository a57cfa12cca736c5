namespace Bmis.Biometrics.Synthesis;

/// <summary>The class of a finger's ridge pattern (Henry; ANSI/NIST-ITL 1-2011, field 9.307 and its codes).</summary>
public enum FingerPattern
{
    /// <summary>Ridges enter on one side and leave on the other, rising in the middle.</summary>
    Arch,

    /// <summary>An arch with an upthrust in the middle: a core straight above a delta.</summary>
    TentedArch,

    /// <summary>Ridges come in from the left, turn and leave to the left, as seen in the picture.</summary>
    LeftLoop,

    /// <summary>Ridges come in from the right, turn and leave to the right, as seen in the picture.</summary>
    RightLoop,

    /// <summary>Ridges turn around a middle between two deltas.</summary>
    Whorl,

    /// <summary>Two loops that embrace each other between two deltas.</summary>
    TwinLoop,
}
