using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Synthesis;

/// <summary>
/// Where ridges run apart their distance grows, before a new ridge comes between them. The logarithm p of the period
/// changes along a ridge as the ridges' directions part: t · ∇p = div t for the direction t. Its solution of least
/// squares is approached by descent, some steps only: over short ways the period follows, over long ways new ridges
/// begin, which are minutiae.
/// </summary>
internal sealed class RidgeSpreading
{
    private const int Cell = 8;
    private const int Columns = SynthesisParameters.Width / Cell, Rows = SynthesisParameters.Height / Cell;
    private const double Pace = 0.4;
    private readonly Plane<double> _log = new(Columns, Rows);
    private readonly Plane<(double Cosine, double Sine)> _flow = new(Columns, Rows);
    private readonly Plane<(double X, double Y)> _parting = new(Columns, Rows);
    private readonly Plane<(double X, double Y)> _flux = new(Columns, Rows);

    internal RidgeSpreading(RidgeFlow flow)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var doubled = flow.Doubled(
                    (column + 0.5) * Cell - SynthesisParameters.Width / 2,
                    (row + 0.5) * Cell - SynthesisParameters.Height / 2);
                _flow[column, row] = (Trigonometry.Cosine(doubled), Trigonometry.Sine(doubled));
            }
        }
        Part();
        for (var step = 0; step < SynthesisParameters.SpreadingSteps; step++) Descend();
        Smoothing.Binomial(_log, 2);
    }

    /// <summary>The period's logarithm at a place of the finger (pixels from its middle).</summary>
    internal double At(double x, double y)
    {
        double u = (x + SynthesisParameters.Width / 2) / Cell - 0.5, v = (y + SynthesisParameters.Height / 2) / Cell - 0.5;
        int left = (int)Math.Clamp(u, 0, Columns - 2), top = (int)Math.Clamp(v, 0, Rows - 2);
        double a = Math.Clamp(u - left, 0, 1), b = Math.Clamp(v - top, 0, 1);
        var above = _log[left, top] + (_log[left + 1, top] - _log[left, top]) * a;
        var below = _log[left, top + 1] + (_log[left + 1, top + 1] - _log[left, top + 1]) * a;
        return Math.Clamp(above + (below - above) * b, -SynthesisParameters.MostSpreading,
            SynthesisParameters.MostSpreading);
    }

    // The vector t div t, which has no sense of direction: the projection of div (t t') on t.
    private void Part()
    {
        const double most = 0.3;
        for (var row = 1; row < Rows - 1; row++)
        {
            for (var column = 1; column < Columns - 1; column++)
            {
                var (left, right) = (_flow[column - 1, row], _flow[column + 1, row]);
                var (above, below) = (_flow[column, row - 1], _flow[column, row + 1]);
                var x = (right.Cosine - left.Cosine + below.Sine - above.Sine) / 4;
                var y = (right.Sine - left.Sine - below.Cosine + above.Cosine) / 4;
                var (u, v) = Along(_flow[column, row], x, y);
                var length = Math.Sqrt(u * u + v * v);
                var scale = length > most ? most / length : 1;
                _parting[column, row] = (u * scale, v * scale);
            }
        }
    }

    private void Descend()
    {
        for (var row = 1; row < Rows - 1; row++)
        {
            for (var column = 1; column < Columns - 1; column++)
            {
                var x = (_log[column + 1, row] - _log[column - 1, row]) / 2;
                var y = (_log[column, row + 1] - _log[column, row - 1]) / 2;
                var (u, v) = Along(_flow[column, row], x, y);
                var parting = _parting[column, row];
                _flux[column, row] = (u - parting.X, v - parting.Y);
            }
        }
        for (var row = 1; row < Rows - 1; row++)
            for (var column = 1; column < Columns - 1; column++)
                _log[column, row] += Pace * (_flux[column + 1, row].X - _flux[column - 1, row].X
                    + _flux[column, row + 1].Y - _flux[column, row - 1].Y) / 2;
    }

    // The part of a vector that lies along the ridges.
    private static (double X, double Y) Along((double Cosine, double Sine) doubled, double x, double y) =>
        ((x + doubled.Cosine * x + doubled.Sine * y) / 2, (y + doubled.Sine * x - doubled.Cosine * y) / 2);
}
