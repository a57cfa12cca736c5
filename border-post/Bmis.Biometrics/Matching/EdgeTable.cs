using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>
/// The line from a minutia to a neighbour: three numbers that neither rotation nor shift changes, and its direction.
/// </summary>
/// <param name="From">Index of the minutia that it leaves.</param>
/// <param name="To">Index of the neighbour.</param>
/// <param name="Length">Pixels.</param>
/// <param name="Near">Direction of the line against that of the minutia (steps).</param>
/// <param name="Far">Direction of the neighbour against that of the line (steps).</param>
/// <param name="Line">Direction of the line in the picture (steps).</param>
internal readonly record struct Edge(byte From, byte To, short Length, byte Near, byte Far, byte Line);

/// <summary>Makes the edges of a template, in the order of <see cref="Edge.Near"/>.</summary>
internal static class EdgeTable
{
    internal static Edge[] Of(Minutia[] minutiae)
    {
        var edges = new List<Edge>(minutiae.Length * MatchingParameters.Neighbours);
        Span<int> distances = stackalloc int[minutiae.Length];
        Span<int> order = stackalloc int[minutiae.Length];
        for (var from = 0; from < minutiae.Length; from++)
        {
            for (var to = 0; to < minutiae.Length; to++)
            {
                int dx = minutiae[to].X - minutiae[from].X, dy = minutiae[to].Y - minutiae[from].Y;
                (distances[to], order[to]) = (dx * dx + dy * dy, to);
            }
            distances.Sort(order);
            var most = Math.Min(order.Length, MatchingParameters.Neighbours + 1);
            for (var i = 0; i < most; i++)
                if (order[i] != from && Between(minutiae, from, order[i]) is { } edge) edges.Add(edge);
        }
        var sorted = edges.ToArray();
        Array.Sort(sorted, (a, b) => (a.Near, a.From, a.To).CompareTo((b.Near, b.From, b.To)));
        return sorted;
    }

    private static Edge? Between(Minutia[] minutiae, int from, int to)
    {
        Minutia a = minutiae[from], b = minutiae[to];
        int dx = b.X - a.X, dy = b.Y - a.Y;
        var length = (int)(Math.Sqrt(dx * dx + dy * dy) + 0.5);
        if (length is 0 or > MatchingParameters.LongestEdge) return null;
        var line = Angles.Of(dx, dy);
        return new((byte)from, (byte)to, (short)length, (byte)(line - a.Direction), (byte)(b.Direction - line), line);
    }
}
