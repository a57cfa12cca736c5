namespace Bmis.Biometrics.Extraction;

/// <summary>
/// The filters of the enhancement, one for each orientation and period: a cosine across the ridges under a bell
/// (Gabor's even filter), rounded to whole numbers whose sum is zero.
/// </summary>
internal static class RidgeKernels
{
    /// <summary>Pixels from the middle of a filter to its border.</summary>
    internal const int Radius = 8;

    internal const int Side = 2 * Radius + 1;

    /// <summary>Orientations (count, for half a turn).</summary>
    internal const int Orientations = 32;

    // Sum of magnitudes: 127 times this stays below 2^24, so that sums are exact in floats.
    private const double Scale = 60_000;
    private const int PeriodSteps = 2;
    private static readonly float[][] Bank = Build();

    /// <summary>The filter for a doubled angle (256 steps) and a period (pixels).</summary>
    internal static float[] For(byte doubled, double period)
    {
        var orientation = ((doubled + 4) >> 3) % Orientations;
        var step = (int)Math.Clamp((period - ExtractionParameters.LeastPeriod) * PeriodSteps + 0.5, 0, Periods - 1);
        return Bank[orientation * Periods + step];
    }

    private static int Periods =>
        (ExtractionParameters.GreatestPeriod - ExtractionParameters.LeastPeriod) * PeriodSteps + 1;

    private static float[][] Build()
    {
        var bank = new float[Orientations * Periods][];
        for (var orientation = 0; orientation < Orientations; orientation++)
            for (var step = 0; step < Periods; step++)
                bank[orientation * Periods + step] = Filter(
                    orientation * Math.PI / Orientations,
                    ExtractionParameters.LeastPeriod + step / (double)PeriodSteps);
        return bank;
    }

    private static float[] Filter(double angle, double period)
    {
        double across = period * ExtractionParameters.AcrossShare, along = period * ExtractionParameters.AlongShare;
        var (bell, wave) = (new double[Side * Side], new double[Side * Side]);
        for (var y = -Radius; y <= Radius; y++)
        {
            for (var x = -Radius; x <= Radius; x++)
            {
                var u = x * Math.Cos(angle) + y * Math.Sin(angle);
                var v = y * Math.Cos(angle) - x * Math.Sin(angle);
                var at = (y + Radius) * Side + x + Radius;
                bell[at] = Math.Exp(-(u * u) / (2 * along * along) - v * v / (2 * across * across));
                wave[at] = bell[at] * Math.Cos(2 * Math.PI * v / period);
            }
        }
        var level = wave.Sum() / bell.Sum();
        for (var i = 0; i < wave.Length; i++) wave[i] -= level * bell[i];
        var scale = Scale / wave.Sum(Math.Abs);
        return Array.ConvertAll(wave, value => (float)Math.Round(value * scale));
    }
}
