namespace Bmis.Biometrics.Synthesis;

/// <summary>The distance from ridge to ridge everywhere on a finger (pixels).</summary>
internal sealed class RidgePeriodMap
{
    private readonly FingerAnatomy _anatomy;
    private readonly SmoothNoise _within;
    private readonly RidgeSpreading _spreading;
    private readonly double _above;
    private readonly double _below;

    internal RidgePeriodMap(FingerAnatomy anatomy, RidgeFlow flow, long seed)
    {
        _anatomy = anatomy;
        _spreading = new(flow);
        _within = new(seed, SeedPurpose.Ridges, 80);
        _above = anatomy.Cores.Length > 0 ? anatomy.Cores.Min(core => core.Y) * anatomy.Size - 20 : -110;
        _below = anatomy.Deltas.Length > 0 ? anatomy.Deltas.Max(delta => delta.Y) * anatomy.Size + 20 : 130;
    }

    internal double At(double x, double y)
    {
        var outside = Math.Clamp(Math.Max(_above - y, y - _below) / 60, 0, 1);
        var period = _anatomy.MeanPeriod * (0.97 + SynthesisParameters.PeriodOutside * outside
            + SynthesisParameters.PeriodWithin * _within.At(x, y) + _spreading.At(x, y));
        return Math.Clamp(period, SynthesisParameters.LeastPeriod, SynthesisParameters.GreatestPeriod);
    }
}
