using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>What is seen when one template is laid over the other: the pieces of a score.</summary>
/// <param name="Pairs">Minutiae that lie together.</param>
/// <param name="Closeness">How closely, summed over the pairs: 1 for each at best.</param>
/// <param name="Expected">Minutiae that both have where the fingers overlap (geometric mean).</param>
/// <param name="Votes">Edges between neighbours that agree, summed over the pairs.</param>
/// <param name="Overlap">Cells of 16 × 16 pixels where both show a finger.</param>
/// <param name="Flow">Mean cosine of the doubled angle between the ridges there.</param>
/// <param name="FlowShare">Share of those cells where the ridges run alike.</param>
internal readonly record struct Overlay(
    int Pairs, double Closeness, double Expected, double Votes, int Overlap, double Flow, double FlowShare)
{
    /// <summary>Share of the minutiae in the overlap that lie together, cautious when there are few.</summary>
    internal double Share => Closeness / (Expected + MatchingParameters.ExpectedMore);

    /// <summary>The sum of the pieces by their weights: the logarithm of the odds, shifted above zero.</summary>
    internal double Score => Pairs == 0 ? 0 : Math.Max(0, MatchingParameters.Base
        + MatchingParameters.ShareWeight * Share
        + MatchingParameters.VotesWeight * Math.Sqrt(Votes)
        + MatchingParameters.FlowWeight * Flow
        + MatchingParameters.FlowShareWeight * FlowShare);

    internal static Overlay Of(
        BuiltInTemplate probe, BuiltInTemplate candidate, in Alignment alignment, ReadOnlySpan<Pair> pairs,
        ReadOnlySpan<int> votes)
    {
        var closeness = 0.0;
        var agreeing = 0;
        foreach (ref readonly var pair in pairs)
        {
            closeness += pair.Closeness;
            agreeing += votes[pair.Probe * candidate.Points.Length + pair.Candidate];
        }
        var own = Inside(probe.Points, candidate.Field, alignment);
        var other = Inside(candidate.Points, probe.Field, alignment.Inverse);
        var (cells, flow, alike) = FlowOf(probe.Field, candidate.Field, alignment);
        return new(pairs.Length, closeness, Math.Sqrt((double)own * other), agreeing / 8.0, cells, flow, alike);
    }

    // Near its border a finger gives no minutiae, so that the other's are not expected there.
    private static int Inside(Minutia[] minutiae, RidgeField finger, in Alignment alignment)
    {
        var inside = 0;
        foreach (ref readonly var minutia in minutiae.AsSpan())
        {
            var (x, y) = (alignment.X(minutia.X, minutia.Y), alignment.Y(minutia.X, minutia.Y));
            if (finger.GoesOnAround((int)Math.Floor(x), (int)Math.Floor(y))) inside++;
        }
        return inside;
    }

    // Walks through the probe's cells; the place in the candidate is stepped in 65536ths of a pixel.
    private static (int Cells, double Flow, double Alike) FlowOf(
        RidgeField own, RidgeField other, in Alignment alignment)
    {
        int cells = 0, alike = 0, turn = alignment.Rotation;
        var sum = 0.0;
        int stepX = Fixed(16 * alignment.Cosine), stepY = Fixed(16 * alignment.Sine);
        for (var row = 0; row < own.Rows; row++)
        {
            int x = Fixed(alignment.X(8, row * 16 + 8)), y = Fixed(alignment.Y(8, row * 16 + 8));
            foreach (var here in own.Cells.AsSpan(row * own.Columns, own.Columns))
            {
                var there = here == 0 ? 0 : other.At(x >> 16, y >> 16);
                (x, y) = (x + stepX, y + stepY);
                if (there == 0) continue;
                cells++;
                var between = (sbyte)(2 * (there - here - turn));
                sum += Angles.Cosines[between & 255];
                if (Math.Abs((int)between) <= MatchingParameters.FlowTolerance) alike++;
            }
        }
        return cells == 0 ? (0, 0, 0) : (cells, sum / cells, (double)alike / cells);
    }

    private static int Fixed(double value) => (int)Math.Floor(value * 65536);
}
