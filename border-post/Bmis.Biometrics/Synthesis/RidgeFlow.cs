namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// How the ridges of a finger run. Twice the angle of a ridge is the sum of the angles towards the cores less those
/// towards the deltas (Sherlock and Monro, "A model for interpreting fingerprint topology", 1993), each corrected
/// (Vizcaya and Gerhardt, "A nonlinear orientation model for global description of fingerprints", 1996), on a flow
/// that rises in the middle as arches do.
/// </summary>
internal sealed class RidgeFlow(FingerAnatomy anatomy)
{
    private const double Top = -40, Bottom = 230;
    private readonly SmoothNoise _wide = new(anatomy.Seed, SeedPurpose.Flow, 110, 16);
    private readonly SmoothNoise _narrow = new(anatomy.Seed, SeedPurpose.Flow, 55, 16);

    /// <summary>Twice the angle of the ridges at a place (radians, not reduced).</summary>
    internal double Doubled(double x, double y)
    {
        var size = anatomy.Size;
        double u = x / size, v = y / size;
        var doubled = 2 * anatomy.Tilt + Rise(u, v)
            + SynthesisParameters.WideWaves * _wide.At(x, y) + SynthesisParameters.NarrowWaves * _narrow.At(x, y);
        foreach (var core in anatomy.Cores) doubled += core.Angle(u, v);
        foreach (var delta in anatomy.Deltas) doubled -= delta.Angle(u, v);
        return doubled;
    }

    // Flat at the joint, steepest above the middle; other patterns than arches have their own rise lower down.
    private double Rise(double x, double y)
    {
        var height = Math.Clamp((Bottom - y) / (Bottom - Top), 0, 1);
        if (anatomy.Cores.Length > 0) height = Math.Clamp((anatomy.Cores[0].Y + 60 - y) / 140, 0, 1);
        var slope = anatomy.ArchSlope * height * Trigonometry.Sine(Math.Clamp((x - anatomy.ArchX) / 200, -1, 1) * 1.6);
        return 2 * Trigonometry.Angle(1, slope);
    }
}
