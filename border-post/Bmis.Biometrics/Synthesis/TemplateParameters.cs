namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Every number that synthetic templates are made by, with unit and origin, beside those of
/// <see cref="SynthesisParameters"/>. "Measured" means chosen so that counts, distances and scores agree with those of
/// templates that the built-in engine extracts from FVC2002 DB1 to DB4 and UPEK.
/// </summary>
internal static class TemplateParameters
{
    /// <summary>Minutiae in a square of 16 × 16 pixels (count, measured).</summary>
    internal const double Density = 0.112;

    /// <summary>Deviation of the density between fingers (share, measured).</summary>
    internal const double DensityDeviation = 0.14;

    /// <summary>Likelihood of minutiae where ridges are straight, as the bend that adds as much again (radians of twice
    /// the angle over 24 pixels, measured).</summary>
    internal const double StraightShare = 0.04;

    /// <summary>Bend beyond which the likelihood grows no more (as there).</summary>
    internal const double MostBend = 1;

    /// <summary>Least distance of two minutiae (pixels, measured: one in ten has a neighbour within 9).</summary>
    internal const double LeastDistance = 6;

    /// <summary>Share of minutiae whose ridge comes from below, as ridges part towards the joint; the others' sense is
    /// even (measured: two in five have a nearest neighbour of the other sense).</summary>
    internal const double CommonSense = 0.92;

    /// <summary>Share of bifurcations (measured).</summary>
    internal const double Bifurcations = 0.4;

    /// <summary>Deviation of a minutia's direction from the flow (256 steps, measured).</summary>
    internal const double OffFlow = 2;

    /// <summary>Share of minutiae that a good impression does not show (measured).</summary>
    internal const double Dropped = 0.02;

    /// <summary>What the roughest one adds to it (measured).</summary>
    internal const double DroppedByRoughness = 0.09;

    /// <summary>False minutiae of the roughest impression in a square of 16 × 16 pixels (count, measured).</summary>
    internal const double Spurious = 0.025;

    /// <summary>Deviation of a minutia's place (pixels, measured).</summary>
    internal const double PlaceDeviation = 0.7;

    /// <summary>What the roughest impression adds to it (pixels, measured).</summary>
    internal const double PlaceByRoughness = 0.8;

    /// <summary>Deviation of a minutia's direction (256 steps, measured).</summary>
    internal const double DirectionDeviation = 2;

    /// <summary>What the roughest impression adds to it (256 steps, measured).</summary>
    internal const double DirectionByRoughness = 2.5;

    /// <summary>Share of minutiae whose kind is mistaken (measured by eye).</summary>
    internal const double KindMistaken = 0.12;

    /// <summary>Deviation of the flow in a square of 16 × 16 pixels (128 steps for half a turn, measured).</summary>
    internal const double FlowDeviation = 0.4;

    /// <summary>What the roughest impression adds to it (128 steps, measured).</summary>
    internal const double FlowByRoughness = 1;

    /// <summary>Where the finger ends (square of the share of what touches, measured).</summary>
    internal const double Border = 1.12;

    /// <summary>Beyond this, minutiae are too near the border (as there).</summary>
    internal const double MinutiaBorder = 0.88;
}
