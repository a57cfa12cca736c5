namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// The filters that ridges grow by, one for each orientation and period: a wave across the ridges under a bell
/// (Gabor's even filter), in whole numbers whose sum is zero, so that sums are exact in floats.
/// </summary>
internal static class GrowthKernels
{
    /// <summary>Pixels from the middle of a filter to its border.</summary>
    internal const int Radius = 9;

    /// <summary>Rows of a filter.</summary>
    internal const int Rows = 2 * Radius + 1;

    /// <summary>Values in a row: whole vectors, the last ones zero.</summary>
    internal const int Stride = 24;

    /// <summary>Orientations (count, for half a turn).</summary>
    internal const int Orientations = 64;

    // Sum of magnitudes: 127 times this stays below 2^24.
    private const double Scale = 60_000;
    private const int StepsPerPixel = 4;

    private const int Periods =
        (int)((SynthesisParameters.GreatestPeriod - SynthesisParameters.LeastPeriod) * StepsPerPixel) + 1;

    private static readonly float[]?[] Bank = new float[Orientations * Periods][];

    /// <summary>The number of the filter for twice an angle (radians) and a period (pixels).</summary>
    internal static ushort Number(double doubled, double period)
    {
        var orientation = (int)Math.Floor(doubled * (Orientations / (2 * Math.PI)) + 0.5) & (Orientations - 1);
        var step = (int)((period - SynthesisParameters.LeastPeriod) * StepsPerPixel + 0.5);
        return (ushort)(orientation * Periods + Math.Clamp(step, 0, Periods - 1));
    }

    /// <summary>A filter by its number; made when it is first needed.</summary>
    internal static float[] Filter(ushort number) => Bank[number] ??= Make(
        number / Periods * Math.PI / Orientations,
        SynthesisParameters.LeastPeriod + number % Periods / (double)StepsPerPixel);

    private static float[] Make(double angle, double period)
    {
        double across = period * SynthesisParameters.AcrossShare, along = period * SynthesisParameters.AlongShare;
        double cosine = Trigonometry.Cosine(angle), sine = Trigonometry.Sine(angle);
        var (bell, wave) = (new double[Rows * Stride], new double[Rows * Stride]);
        for (var y = -Radius; y <= Radius; y++)
        {
            for (var x = -Radius; x <= Radius; x++)
            {
                double u = x * cosine + y * sine, v = y * cosine - x * sine;
                var at = (y + Radius) * Stride + x + Radius;
                bell[at] = Bell(u / along) * Bell(v / across);
                wave[at] = bell[at] * Trigonometry.Cosine(2 * Math.PI * v / period);
            }
        }
        var level = wave.Sum() / bell.Sum();
        for (var i = 0; i < wave.Length; i++) wave[i] -= level * bell[i];
        var scale = Scale / wave.Sum(Math.Abs);
        return Array.ConvertAll(wave, value => (float)Math.Floor(value * scale + 0.5));
    }

    // Gauss's bell as a power of a parabola, which every machine rounds alike; zero beyond four deviations.
    private static double Bell(double z)
    {
        var rest = Math.Max(0, 1 - z * z / 16);
        var square = rest * rest;
        square *= square;
        return square * square;
    }
}
