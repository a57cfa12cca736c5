namespace Bmis.Biometrics.Synthesis;

/// <summary>A core or a delta: where the flow of the ridges turns by half a turn, one way or the other.</summary>
/// <param name="X">Pixels right of the finger's middle.</param>
/// <param name="Y">Pixels below the finger's middle.</param>
/// <param name="Corrections">What is added to the angle about it, by eighths of a turn (radians).</param>
internal sealed record SingularPoint(double X, double Y, double[] Corrections)
{
    /// <summary>The angle from here to a place, corrected (radians).</summary>
    internal double Angle(double x, double y)
    {
        var angle = Trigonometry.Angle(x - X, y - Y);
        var eighths = (angle + Math.PI) * (4 / Math.PI);
        var knot = (int)eighths;
        double low = Corrections[knot & 7], high = Corrections[(knot + 1) & 7];
        return angle + low + (high - low) * (eighths - knot);
    }
}

/// <summary>What makes a finger this finger: pattern, singular points, size and period of the ridges.</summary>
internal sealed class FingerAnatomy
{
    private const double LoopSide = 105;

    private FingerAnatomy(long seed, FingerPattern pattern, ref SeededSequence draw)
    {
        Seed = seed;
        Pattern = pattern;
        Size = Math.Clamp(1 + SynthesisParameters.SizeDeviation * draw.Normal(), 0.85, SynthesisParameters.GreatestSize);
        MeanPeriod = draw.Normal(SynthesisParameters.MeanPeriod * Size, SynthesisParameters.PeriodDeviation);
        (Cores, Deltas) = Points(pattern, ref draw);
        ArchX = draw.Normal(0, 10);
        ArchSlope = pattern is FingerPattern.Arch or FingerPattern.TentedArch
            ? SynthesisParameters.ArchSlope * draw.Between(0.6, 1.4)
            : SynthesisParameters.TipSlope * draw.Between(0.2, 1.8);
        Tilt = draw.Normal(0, 0.08);
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
        var middle = draw.Normal(0, 10);
        switch (pattern)
        {
            case FingerPattern.Arch:
                return ([], []);
            case FingerPattern.TentedArch:
                var top = draw.Normal(-15, 15);
                return ([Point(middle, top, ref draw)],
                    [Point(middle + draw.Normal(0, 5), top + draw.Between(70, 120), ref draw)]);
            case FingerPattern.LeftLoop or FingerPattern.RightLoop:
                var side = pattern == FingerPattern.LeftLoop ? 1 : -1;
                return ([Point(middle, draw.Normal(-45, 24), ref draw)],
                    [Point(middle + side * draw.Normal(LoopSide, 25), draw.Normal(95, 30), ref draw)]);
            default:
                return Turning(pattern, middle, ref draw);
        }
    }

    private static (SingularPoint[] Cores, SingularPoint[] Deltas) Turning(
        FingerPattern pattern, double middle, ref SeededSequence draw)
    {
        var twin = pattern == FingerPattern.TwinLoop;
        var side = draw.Below(2) == 0 ? -1 : 1;
        var apart = twin ? draw.Normal(30, 5) : draw.Normal(5, 3);
        var high = draw.Normal(-50, 20);
        var low = high + (twin ? draw.Between(55, 85) : draw.Between(18, 70));
        SingularPoint[] cores =
            [Point(middle - side * apart, high, ref draw), Point(middle + side * apart, low, ref draw)];
        SingularPoint[] deltas =
        [
            Point(middle - draw.Normal(122, 22), draw.Normal(105, 28), ref draw),
            Point(middle + draw.Normal(122, 22), draw.Normal(105, 28), ref draw),
        ];
        return (cores, deltas);
    }

    private static SingularPoint Point(double x, double y, ref SeededSequence draw)
    {
        var corrections = new double[8];
        for (var i = 0; i < 8; i++) corrections[i] = SynthesisParameters.AngleCorrection * draw.Normal();
        return new(x, y, corrections);
    }
}
