using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>
/// The lines from the minutiae to their neighbours, each three numbers that neither rotation nor shift changes, as
/// columns in the order of <see cref="Near"/>. The first ones are repeated at the end, so that those whose angle lies
/// in a range stand side by side also where the range passes a full turn.
/// </summary>
internal sealed class EdgeTable
{
    /// <summary>Entries behind the last one, so that whole vectors can be read.</summary>
    private const int Slack = 32;

    private EdgeTable(Edge[] edges)
    {
        Count = edges.Length;
        var tail = edges.Count(edge => edge.Near <= 2 * MatchingParameters.AngleTolerance);
        var size = Count + tail + Slack;
        (From, Near, Length, Far) = (new byte[size], new byte[size], new short[size], new short[size]);
        for (var i = 0; i < Count + tail; i++)
        {
            var edge = edges[i < Count ? i : i - Count];
            (From[i], Near[i], Length[i], Far[i]) = (edge.From, edge.Near, edge.Length, (short)(edge.Far << 8));
        }
        Length.AsSpan(Count + tail).Fill(short.MaxValue / 2);
        foreach (var edge in edges) Starts[edge.Near + 1]++;
        for (var near = 0; near < 256; near++) Starts[near + 1] += Starts[near];
        for (var near = 257; near < Starts.Length; near++) Starts[near] = Count + Starts[near - 256];
    }

    /// <summary>Edges, without the repeated ones.</summary>
    internal int Count { get; }

    /// <summary>Index of the minutia that an edge leaves.</summary>
    internal byte[] From { get; }

    /// <summary>Direction of the line against that of the minutia (steps).</summary>
    internal byte[] Near { get; }

    /// <summary>Length of the line (pixels).</summary>
    internal short[] Length { get; }

    /// <summary>Direction of the neighbour against that of the line (256ths of a step, so that it wraps).</summary>
    internal short[] Far { get; }

    /// <summary>Index of the first edge of each angle, angles beyond a turn too.</summary>
    internal int[] Starts { get; } = new int[257 + 2 * MatchingParameters.AngleTolerance + 1];

    internal static EdgeTable Of(Minutia[] minutiae)
    {
        var edges = new List<Edge>(minutiae.Length * MatchingParameters.Neighbours);
        Span<int> distances = stackalloc int[minutiae.Length];
        Span<int> order = stackalloc int[minutiae.Length];
        for (var from = 0; from < minutiae.Length; from++)
        {
            for (var to = 0; to < minutiae.Length; to++)
            {
                int dx = minutiae[to].X - minutiae[from].X, dy = minutiae[to].Y - minutiae[from].Y;
                (distances[to], order[to]) = ((dx * dx + dy * dy) * 128 + to, to);
            }
            distances.Sort(order);
            var most = Math.Min(order.Length, MatchingParameters.Neighbours + 1);
            for (var i = 0; i < most; i++)
                if (order[i] != from && Between(minutiae, from, order[i]) is { } edge) edges.Add(edge);
        }
        var sorted = edges.ToArray();
        Array.Sort(sorted, (a, b) => a.Near != b.Near ? a.Near - b.Near
            : a.From != b.From ? a.From - b.From : a.To - b.To);
        return new(sorted);
    }

    private readonly record struct Edge(byte From, byte To, short Length, byte Near, byte Far);

    private static Edge? Between(Minutia[] minutiae, int from, int to)
    {
        Minutia a = minutiae[from], b = minutiae[to];
        int dx = b.X - a.X, dy = b.Y - a.Y;
        var length = (int)(Math.Sqrt(dx * dx + dy * dy) + 0.5);
        if (length == 0 || length > MatchingParameters.LongestEdge) return null;
        var line = Angles.Of(dx, dy);
        return new((byte)from, (byte)to, (short)length, (byte)(line - a.Direction), (byte)(b.Direction - line));
    }
}
