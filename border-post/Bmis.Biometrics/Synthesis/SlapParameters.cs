using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>How a hand is laid on a reader of four fingers. Lengths are pixels at 500 dpi.</summary>
public sealed record SlapParameters
{
    /// <summary>Width of the picture (pixels of the picture; readers of four fingers: 3.2 inches).</summary>
    public int Width { get; init; } = 1600;

    /// <summary>Height of the picture (pixels of the picture; readers of four fingers: 2 to 3 inches).</summary>
    public int Height { get; init; } = 1000;

    /// <summary>Resolution of the picture (dpi, as <see cref="ImageLimits"/> allow).</summary>
    public int Dpi { get; init; } = 500;

    /// <summary>Turn of the hand, clockwise as seen (degrees, at most 30 either way).</summary>
    public double RotationDegrees { get; init; }

    /// <summary>From the middle of a finger to that of its neighbour (pixels, 250 to 500; hands: 17 to 20 mm).</summary>
    public double Spacing { get; init; } = 370;

    /// <summary>Turn of each finger against its neighbour (degrees, 0 to 15).</summary>
    public double FanDegrees { get; init; } = 3;

    /// <summary>Noise of the reader (grey levels, deviation, 0 to 60).</summary>
    public double Noise { get; init; } = 5;

    /// <summary>Grey of the ground (0 to 255, above the ink's 60).</summary>
    public double Ground { get; init; } = 235;

    /// <summary>Throws when a value is outside of its limits: that is our bug.</summary>
    internal void Check()
    {
        if (!ImageLimits.Allow(Width, Height)) throw Limits.Outside(nameof(Width));
        Limits.Check(Dpi, ImageLimits.LeastDpi, ImageLimits.HighestDpi, nameof(Dpi));
        Limits.Check(RotationDegrees, -30, 30, nameof(RotationDegrees));
        Limits.Check(Spacing, 250, 500, nameof(Spacing));
        Limits.Check(FanDegrees, 0, 15, nameof(FanDegrees));
        Limits.Check(Noise, 0, 60, nameof(Noise));
        Limits.Check(Ground, 60, 255, nameof(Ground));
    }
}
