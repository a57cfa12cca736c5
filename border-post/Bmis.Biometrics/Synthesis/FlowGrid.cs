namespace Bmis.Biometrics.Synthesis;

/// <summary>The flow of a finger at the points of a grid, between them interpolated: fast enough for templates.</summary>
internal sealed class FlowGrid
{
    private const int Cell = 24;
    private const int Columns = SynthesisParameters.Width / Cell + 1, Rows = SynthesisParameters.Height / Cell + 1;

    // Points outside of the finger are needed as far as a cell reaches (square of the share of the half axes).
    private const double Reach = 1.35;
    private readonly (float Cosine, float Sine)[] _flow = new (float, float)[Columns * Rows];

    internal FlowGrid(FingerAnatomy anatomy)
    {
        var flow = new RidgeFlow(anatomy);
        for (var i = 0; i < _flow.Length; i++)
        {
            double x = i % Columns * Cell - SynthesisParameters.Width / 2;
            double y = i / Columns * Cell - SynthesisParameters.Height / 2;
            if (anatomy.Radius(x, y) > Reach) continue;
            var doubled = flow.Doubled(x, y);
            _flow[i] = ((float)Trigonometry.Cosine(doubled), (float)Trigonometry.Sine(doubled));
        }
    }

    /// <summary>Twice the angle of the ridges at a place (radians, −π to π).</summary>
    internal double Doubled(double x, double y)
    {
        var (at, a, b) = Place(x, y);
        var (left, right) = (_flow[at], _flow[at + 1]);
        var (below, corner) = (_flow[at + Columns], _flow[at + Columns + 1]);
        var upper = (X: left.Cosine + (right.Cosine - left.Cosine) * a, Y: left.Sine + (right.Sine - left.Sine) * a);
        var lower = (X: below.Cosine + (corner.Cosine - below.Cosine) * a, Y: below.Sine + (corner.Sine - below.Sine) * a);
        return Trigonometry.Angle(upper.X + (lower.X - upper.X) * b, upper.Y + (lower.Y - upper.Y) * b);
    }

    /// <summary>How strongly the ridges bend about a place: the mean change of twice their angle from one corner of
    /// the grid's cell to the next (radians, by its chord).</summary>
    internal double Bend(double x, double y)
    {
        var (at, _, _) = Place(x, y);
        return (Chord(at, at + 1) + Chord(at, at + Columns) + Chord(at + 1, at + Columns + 1)
            + Chord(at + Columns, at + Columns + 1)) / 4;
    }

    private static (int At, float A, float B) Place(double x, double y)
    {
        float u = (float)(x + SynthesisParameters.Width / 2) / Cell, v = (float)(y + SynthesisParameters.Height / 2) / Cell;
        int left = Math.Clamp((int)u, 0, Columns - 2), top = Math.Clamp((int)v, 0, Rows - 2);
        return (top * Columns + left, Math.Clamp(u - left, 0, 1), Math.Clamp(v - top, 0, 1));
    }

    private double Chord(int one, int other)
    {
        var x = _flow[one].Cosine - _flow[other].Cosine;
        var y = _flow[one].Sine - _flow[other].Sine;
        return Math.Sqrt(x * x + y * y);
    }
}
