namespace Bmis.Biometrics.Synthesis;

/// <summary>What numbers are drawn for; each has a sequence of its own.</summary>
internal enum SeedPurpose
{
    /// <summary>The finger: pattern, singular points, flow, period.</summary>
    Anatomy = 1,

    /// <summary>What makes the flow of the ridges uneven.</summary>
    Flow,

    /// <summary>The places where ridges begin to grow.</summary>
    Ridges,

    /// <summary>The pores.</summary>
    Pores,

    /// <summary>How the finger is laid on: the parameters of an impression.</summary>
    Placing,

    /// <summary>How the skin is stretched.</summary>
    Distortion,

    /// <summary>Where the skin is wet or dry, and how it breaks up.</summary>
    Skin,

    /// <summary>Scratches.</summary>
    Scratches,

    /// <summary>The reader's ground and noise.</summary>
    Reader,

    /// <summary>The hand of a slap.</summary>
    Hand,

    /// <summary>The minutiae of a template.</summary>
    Minutiae,

    /// <summary>What an impression does to a template.</summary>
    Template,
}
