using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>Pairs minutiae that lie together after alignment, each at most once.</summary>
internal readonly struct Pairing(BuiltInTemplate probe, BuiltInTemplate candidate)
{
    private readonly Minutia[] _probe = probe.Points;
    private readonly Minutia[] _candidate = candidate.Points;

    /// <summary>Pairs what lies within the reach of a place in the probe's picture.</summary>
    internal int Pair(in Alignment alignment, in Minutia centre, int reach, Span<Pair> pairs)
    {
        Span<int> partner = stackalloc int[_candidate.Length];
        Span<double> closest = stackalloc double[_candidate.Length];
        partner.Fill(-1);
        var rotation = alignment.Rotation;
        for (var i = 0; i < _probe.Length; i++)
        {
            ref readonly var own = ref _probe[i];
            int dx = own.X - centre.X, dy = own.Y - centre.Y;
            var far = dx * dx + dy * dy;
            if (far > reach * reach) continue;
            var tolerance = MatchingParameters.PairDistance
                + MatchingParameters.PairDistanceShare * Math.Min(Math.Sqrt(far), 160);
            var (best, closeness) = Closest(own, alignment, rotation, tolerance);
            if (best < 0 || (partner[best] >= 0 && closest[best] >= closeness)) continue;
            (partner[best], closest[best]) = (i, closeness);
        }
        var count = 0;
        for (var j = 0; j < partner.Length; j++)
            if (partner[j] >= 0) pairs[count++] = new(partner[j], j, closest[j]);
        return count;
    }

    private (int Index, double Closeness) Closest(
        in Minutia own, in Alignment alignment, int rotation, double tolerance)
    {
        double x = alignment.X(own.X, own.Y), y = alignment.Y(own.X, own.Y);
        var (best, closeness) = (-1, 0.0);
        for (var j = First(y - tolerance); j < _candidate.Length && _candidate[j].Y <= y + tolerance; j++)
        {
            double dx = _candidate[j].X - x, dy = _candidate[j].Y - y;
            var distance = dx * dx + dy * dy;
            if (distance > tolerance * tolerance) continue;
            var turn = Angles.Between(own.Direction + rotation, _candidate[j].Direction);
            if (turn > MatchingParameters.PairTurn) continue;
            var close = 1 - 0.5 * distance / (tolerance * tolerance)
                - 0.5 * turn * turn / (MatchingParameters.PairTurn * MatchingParameters.PairTurn);
            if (close > closeness) (best, closeness) = (j, close);
        }
        return (best, closeness);
    }

    // Minutiae are in order from top to bottom.
    private int First(double y)
    {
        int low = 0, high = _candidate.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_candidate[middle].Y < y) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
