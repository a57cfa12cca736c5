using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// How a finger is laid on a reader, and what the reader is like. Lengths are pixels at 500 dpi (a pixel is 50.8 µm),
/// whatever resolution the picture has. The initial values are a careful impression of a dry, clean finger;
/// <see cref="Drawn"/> gives the variety of real ones.
/// </summary>
public sealed record ImpressionParameters
{
    /// <summary>Width of the picture (pixels of the picture).</summary>
    public int Width { get; init; } = 320;

    /// <summary>Height of the picture (pixels of the picture).</summary>
    public int Height { get; init; } = 400;

    /// <summary>Resolution of the picture (dpi, as <see cref="ImageLimits"/> allow).</summary>
    public int Dpi { get; init; } = 500;

    /// <summary>Turn of the finger, clockwise as seen (degrees, −180 to 180).</summary>
    public double RotationDegrees { get; init; }

    /// <summary>Shift of the finger to the right (pixels, at most 1000 either way).</summary>
    public double ShiftX { get; init; }

    /// <summary>Shift of the finger down (pixels, at most 1000 either way).</summary>
    public double ShiftY { get; init; }

    /// <summary>Width of what touches, as share of the finger's width (0.1 to 1; flat fingers: 0.8).</summary>
    public double ContactWidth { get; init; } = 0.85;

    /// <summary>Height of what touches, as share of the finger's height (0.1 to 1; flat fingers: 0.75).</summary>
    public double ContactHeight { get; init; } = 0.8;

    /// <summary>Middle of what touches, right of the finger's middle (pixels, at most 200 either way).</summary>
    public double ContactX { get; init; }

    /// <summary>Middle of what touches, below the finger's middle (pixels, at most 200 either way).</summary>
    public double ContactY { get; init; }

    /// <summary>Pull of the skin to the right, of which the middle keeps its place (pixels, at most 40 either way;
    /// the model is Cappelli, Maio and Maltoni's, "Modelling plastic distortion in fingerprint images", 2001).</summary>
    public double PullX { get; init; }

    /// <summary>Pull of the skin down (pixels, at most 40 either way).</summary>
    public double PullY { get; init; }

    /// <summary>Twist of the skin about the middle (degrees, at most 20 either way).</summary>
    public double TwistDegrees { get; init; }

    /// <summary>Uneven stretch of the skin (pixels, deviation, 0 to 10).</summary>
    public double Unevenness { get; init; } = 1;

    /// <summary>Pressure: −1 light, thin ridges, 1 heavy, ridges flow together.</summary>
    public double Pressure { get; init; }

    /// <summary>How much dry and wet places differ (0 to 1).</summary>
    public double Patchiness { get; init; } = 0.3;

    /// <summary>How much ridges break up (0 to 1).</summary>
    public double Roughness { get; init; } = 0.3;

    /// <summary>How open the pores are (0 to 1).</summary>
    public double Pores { get; init; } = 0.6;

    /// <summary>Scratches across the finger (count, 0 to 50).</summary>
    public int Scratches { get; init; }

    /// <summary>Grey of the ground (0 to 255).</summary>
    public double Ground { get; init; } = 225;

    /// <summary>Grey of ridges (0 to 255, below the ground's).</summary>
    public double Ink { get; init; } = 35;

    /// <summary>Noise of the reader (grey levels, deviation, 0 to 60).</summary>
    public double Noise { get; init; } = 6;

    /// <summary>Grey levels of the reader (2 to 256; small serial readers: 16).</summary>
    public int GreyLevels { get; init; } = 256;

    /// <summary>
    /// Parameters of one impression among many of one finger: people lay their fingers on turned, shifted, wet or dry.
    /// The deviations are such that scores spread as on FVC2002's sets (measured).
    /// </summary>
    /// <param name="seed">Number of the impression.</param>
    public static ImpressionParameters Drawn(long seed)
    {
        var draw = new SeededSequence(seed, SeedPurpose.Placing);
        var share = draw.Share();
        var careless = 0.7 + 1.5 * share * share * share;
        return new()
        {
            RotationDegrees = 8 * careless * draw.Normal(),
            ShiftX = 10 * careless * draw.Normal(),
            ShiftY = 12 * careless * draw.Normal(),
            ContactWidth = Math.Clamp(0.7 + 0.08 * careless * draw.Normal(), 0.5, 1),
            ContactHeight = Math.Clamp(0.63 + 0.08 * careless * draw.Normal(), 0.4, 1),
            ContactX = Math.Clamp(18 * careless * draw.Normal(), -100, 100),
            ContactY = Math.Clamp(-5 + 26 * careless * draw.Normal(), -120, 120),
            PullX = 4 * careless * draw.Normal(),
            PullY = 5 * careless * draw.Normal(),
            TwistDegrees = 2 * careless * draw.Normal(),
            Unevenness = 1,
            Pressure = Math.Clamp(0.4 * careless * draw.Normal(), -1, 1),
            Patchiness = Math.Clamp(careless * draw.Between(0.3, 0.8), 0, 1),
            Roughness = Math.Clamp(careless * draw.Between(0.4, 0.9), 0, 1),
            Pores = draw.Between(0.2, 0.8),
            Scratches = Math.Max(0, draw.Below(8) - 3),
            Ground = draw.Between(205, 240),
            Ink = draw.Between(20, 60),
            Noise = draw.Between(4, 10),
        };
    }

    /// <summary>Throws when a value is outside of its limits: that is our bug.</summary>
    internal void Check()
    {
        if (!ImageLimits.Allow(Width, Height)) throw Limits.Outside(nameof(Width));
        Limits.Check(Dpi, ImageLimits.LeastDpi, ImageLimits.HighestDpi, nameof(Dpi));
        Limits.Check(RotationDegrees, -180, 180, nameof(RotationDegrees));
        Limits.Check(ShiftX, -1000, 1000, nameof(ShiftX));
        Limits.Check(ShiftY, -1000, 1000, nameof(ShiftY));
        Limits.Check(ContactWidth, 0.1, 1, nameof(ContactWidth));
        Limits.Check(ContactHeight, 0.1, 1, nameof(ContactHeight));
        Limits.Check(ContactX, -200, 200, nameof(ContactX));
        Limits.Check(ContactY, -200, 200, nameof(ContactY));
        Limits.Check(PullX, -40, 40, nameof(PullX));
        Limits.Check(PullY, -40, 40, nameof(PullY));
        Limits.Check(TwistDegrees, -20, 20, nameof(TwistDegrees));
        Limits.Check(Unevenness, 0, 10, nameof(Unevenness));
        Limits.Check(Pressure, -1, 1, nameof(Pressure));
        Limits.Check(Patchiness, 0, 1, nameof(Patchiness));
        Limits.Check(Roughness, 0, 1, nameof(Roughness));
        Limits.Check(Pores, 0, 1, nameof(Pores));
        Limits.Check(Scratches, 0, 50, nameof(Scratches));
        Limits.Check(Ground, 0, 255, nameof(Ground));
        Limits.Check(Ink, 0, Ground, nameof(Ink));
        Limits.Check(Noise, 0, 60, nameof(Noise));
        Limits.Check(GreyLevels, 2, 256, nameof(GreyLevels));
    }
}
