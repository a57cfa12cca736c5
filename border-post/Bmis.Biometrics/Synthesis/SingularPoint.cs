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
