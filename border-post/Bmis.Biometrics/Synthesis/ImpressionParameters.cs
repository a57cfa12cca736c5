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
        return new()
        {
            RotationDegrees = 9 * draw.Normal(),
            ShiftX = 10 * draw.Normal(),
            ShiftY = 14 * draw.Normal(),
            ContactWidth = Math.Clamp(0.8 + 0.07 * draw.Normal(), 0.5, 1),
            ContactHeight = Math.Clamp(0.72 + 0.07 * draw.Normal(), 0.45, 1),
            ContactX = 14 * draw.Normal(),
            ContactY = -5 + 22 * draw.Normal(),
            PullX = 6 * draw.Normal(),
            PullY = 7 * draw.Normal(),
            TwistDegrees = 3 * draw.Normal(),
            Unevenness = 1.5,
            Pressure = Math.Clamp(0.35 * draw.Normal(), -1, 1),
            Patchiness = draw.Between(0.2, 0.6),
            Roughness = draw.Between(0.25, 0.65),
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
        if (!ImageLimits.Allow(Width, Height)) throw Outside(nameof(Width));
        Within(Dpi, ImageLimits.LeastDpi, ImageLimits.HighestDpi, nameof(Dpi));
        Within(RotationDegrees, -180, 180, nameof(RotationDegrees));
        Within(ShiftX, -1000, 1000, nameof(ShiftX));
        Within(ShiftY, -1000, 1000, nameof(ShiftY));
        Within(ContactWidth, 0.1, 1, nameof(ContactWidth));
        Within(ContactHeight, 0.1, 1, nameof(ContactHeight));
        Within(ContactX, -200, 200, nameof(ContactX));
        Within(ContactY, -200, 200, nameof(ContactY));
        Within(PullX, -40, 40, nameof(PullX));
        Within(PullY, -40, 40, nameof(PullY));
        Within(TwistDegrees, -20, 20, nameof(TwistDegrees));
        Within(Unevenness, 0, 10, nameof(Unevenness));
        Within(Pressure, -1, 1, nameof(Pressure));
        Within(Patchiness, 0, 1, nameof(Patchiness));
        Within(Roughness, 0, 1, nameof(Roughness));
        Within(Pores, 0, 1, nameof(Pores));
        Within(Scratches, 0, 50, nameof(Scratches));
        Within(Ground, 0, 255, nameof(Ground));
        Within(Ink, 0, Ground, nameof(Ink));
        Within(Noise, 0, 60, nameof(Noise));
        Within(GreyLevels, 2, 256, nameof(GreyLevels));
    }

    private static void Within(double value, double least, double greatest, string name)
    {
        if (!(value >= least && value <= greatest)) throw Outside(name);
    }

    private static ArgumentOutOfRangeException Outside(string name) => new(name, "The value is outside of its limits.");
}
