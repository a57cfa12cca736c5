namespace Bmis.Biometrics.Synthesis;

/// <summary>What makes a finger this finger: pattern, singular points, size and period of the ridges.</summary>
internal sealed class FingerAnatomy
{
    private FingerAnatomy(long seed, FingerPattern pattern, ref SeededSequence draw)
    {
        Seed = seed;
        Pattern = pattern;
        Size = Math.Clamp(
            1 + SynthesisParameters.SizeDeviation * draw.Normal(), SynthesisParameters.LeastSize,
            SynthesisParameters.GreatestSize);
        MeanPeriod = draw.Normal(SynthesisParameters.MeanPeriod * Size, SynthesisParameters.PeriodDeviation);
        (Cores, Deltas) = Points(pattern, ref draw);
        ArchX = draw.Normal(SynthesisParameters.PatternX);
        ArchSlope = pattern is FingerPattern.Arch or FingerPattern.TentedArch
            ? SynthesisParameters.ArchSlope * Around(SynthesisParameters.ArchSlopeRange, ref draw)
            : SynthesisParameters.TipSlope * Around(SynthesisParameters.TipSlopeRange, ref draw);
        Tilt = SynthesisParameters.TiltDeviation * draw.Normal();
    }

    internal long Seed { get; }

    internal FingerPattern Pattern { get; }

    /// <summary>Size of the finger against the mean one.</summary>
    internal double Size { get; }

    /// <summary>Mean period of its ridges (pixels).</summary>
    internal double MeanPeriod { get; }

    internal SingularPoint[] Cores { get; }

    internal SingularPoint[] Deltas { get; }

    /// <summary>Where the ridges are highest (pixels right of the middle).</summary>
    internal double ArchX { get; }

    /// <summary>How steeply they rise (slope).</summary>
    internal double ArchSlope { get; }

    /// <summary>Turn of the whole flow (radians).</summary>
    internal double Tilt { get; }

    internal static FingerAnatomy Of(long seed)
    {
        var draw = new SeededSequence(seed, SeedPurpose.Anatomy);
        return new(seed, PatternOf(draw.Share()), ref draw);
    }

    /// <summary>Whether a place is skin that can touch a reader.</summary>
    internal bool Holds(double x, double y) => Radius(x, y) < 1;

    /// <summary>0 in the middle, 1 at the border of the finger's skin, squared.</summary>
    internal double Radius(double x, double y)
    {
        var across = x / (SynthesisParameters.HalfWidth * Size);
        var down = y / ((y < 0 ? SynthesisParameters.ToTip : SynthesisParameters.ToJoint) * Size);
        return across * across + down * down;
    }

    private static FingerPattern PatternOf(double share)
    {
        var pattern = 0;
        foreach (var part in SynthesisParameters.PatternShares)
        {
            if (share < part) return (FingerPattern)pattern;
            share -= part;
            pattern++;
        }
        return FingerPattern.Whorl;
    }

    private static (SingularPoint[] Cores, SingularPoint[] Deltas) Points(
        FingerPattern pattern, ref SeededSequence draw)
    {
        var middle = draw.Normal(SynthesisParameters.PatternX);
        switch (pattern)
        {
            case FingerPattern.Arch:
                return ([], []);
            case FingerPattern.TentedArch:
                var top = draw.Normal(SynthesisParameters.TentCoreY);
                return ([Point(middle, top, ref draw)],
                    [Point(middle + draw.Normal(SynthesisParameters.TentDeltaX), top + draw.Between(
                        SynthesisParameters.LeastTent, SynthesisParameters.GreatestTent), ref draw)]);
            case FingerPattern.LeftLoop or FingerPattern.RightLoop:
                var side = pattern == FingerPattern.LeftLoop ? 1 : -1;
                return ([Point(middle, draw.Normal(SynthesisParameters.LoopCoreY), ref draw)],
                    [Point(middle + side * draw.Normal(SynthesisParameters.LoopDeltaX),
                        draw.Normal(SynthesisParameters.LoopDeltaY), ref draw)]);
            default:
                return Turning(pattern, middle, ref draw);
        }
    }

    private static (SingularPoint[] Cores, SingularPoint[] Deltas) Turning(
        FingerPattern pattern, double middle, ref SeededSequence draw)
    {
        var twin = pattern == FingerPattern.TwinLoop;
        var side = draw.Below(2) == 0 ? -1 : 1;
        var apart = draw.Normal(twin ? SynthesisParameters.TwinCoreX : SynthesisParameters.WhorlCoreX);
        var high = draw.Normal(SynthesisParameters.WhorlCoreY);
        var low = high + (twin ? draw.Between(SynthesisParameters.LeastTwin, SynthesisParameters.GreatestTwin)
            : draw.Between(SynthesisParameters.LeastWhorl, SynthesisParameters.GreatestWhorl));
        SingularPoint[] cores =
            [Point(middle - side * apart, high, ref draw), Point(middle + side * apart, low, ref draw)];
        SingularPoint[] deltas =
        [
            Delta(middle, -1, ref draw),
            Delta(middle, 1, ref draw),
        ];
        return (cores, deltas);
    }

    private static SingularPoint Delta(double middle, int side, ref SeededSequence draw) =>
        Point(middle + side * draw.Normal(SynthesisParameters.WhorlDeltaX),
            draw.Normal(SynthesisParameters.WhorlDeltaY), ref draw);

    // Evenly about one.
    private static double Around(double range, ref SeededSequence draw) => draw.Between(1 - range, 1 + range);

    private static SingularPoint Point(double x, double y, ref SeededSequence draw)
    {
        var corrections = new double[8];
        for (var i = 0; i < 8; i++) corrections[i] = SynthesisParameters.AngleCorrection * draw.Normal();
        return new(x, y, corrections);
    }
}
