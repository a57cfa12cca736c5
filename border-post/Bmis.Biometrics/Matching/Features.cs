using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>What the score of an alignment is made of.</summary>
internal record struct Features
{
    internal double Pairs;
    internal double Closeness;
    internal double Expected;
    internal double Flow;
    internal double Overlap;
    internal double Votes;
    internal double Score;

    internal static Features Of(
        FingerTemplate probe, FingerTemplate candidate, in Alignment alignment, Span<Pair> pairs, Span<int> votes)
    {
        var features = new Features { Pairs = pairs.Length };
        foreach (var pair in pairs)
        {
            features.Closeness += pair.Closeness;
            features.Votes += votes[pair.Probe * candidate.Points.Length + pair.Candidate];
        }
        features.Votes /= 8;
        (features.Overlap, features.Flow) = FlowAgreement(probe.Field, candidate.Field, alignment);
        features.Expected = InOverlap(probe, candidate, alignment);
        features.Score = 10 + 0.2384 * features.Closeness + 26.2 * features.Closeness / (features.Expected + 4)
            + 0.0341 * features.Votes - 6.02 * (1 - features.Flow);
        return features;
    }

    private static double InOverlap(FingerTemplate probe, FingerTemplate candidate, in Alignment alignment)
    {
        int own = 0, other = 0;
        foreach (var minutia in probe.Points)
            if (candidate.Field.At((int)alignment.X(minutia.X, minutia.Y), (int)alignment.Y(minutia.X, minutia.Y)) != 0)
                own++;
        foreach (var minutia in candidate.Points)
        {
            double x = minutia.X - alignment.ShiftX, y = minutia.Y - alignment.ShiftY;
            var u = alignment.Cosine * x + alignment.Sine * y;
            var v = alignment.Cosine * y - alignment.Sine * x;
            if (probe.Field.At((int)u, (int)v) != 0) other++;
        }
        return Math.Sqrt((double)own * other);
    }

    // Cells of the probe that fall on the candidate's finger, and the mean cosine of the doubled angle between.
    private static (double Cells, double Agreement) FlowAgreement(
        RidgeField own, RidgeField other, in Alignment alignment)
    {
        var cells = 0;
        var sum = 0.0;
        var turn = alignment.Rotation;
        for (var row = 0; row < own.Rows; row++)
        {
            for (var column = 0; column < own.Columns; column++)
            {
                int here = own.Cells[row * own.Columns + column];
                if (here == 0) continue;
                double x = column * 16 + 8, y = row * 16 + 8;
                var there = other.At((int)alignment.X(x, y), (int)alignment.Y(x, y));
                if (there == 0) continue;
                cells++;
                sum += Angles.Cosines[((there - here) * 2 - turn * 2) & 255];
            }
        }
        return (cells, cells == 0 ? 0 : sum / cells);
    }
}
