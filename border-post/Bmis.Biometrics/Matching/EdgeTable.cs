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

    private EdgeTable(ReadOnlySpan<Edge> edges)
    {
        Count = edges.Length;
        foreach (ref readonly var edge in edges) Starts[edge.Near + 1]++;
        for (var near = 0; near < 256; near++) Starts[near + 1] += Starts[near];
        for (var near = 257; near < Starts.Length; near++) Starts[near] = Count + Starts[near - 256];
        var tail = Starts[2 * MatchingParameters.AngleTolerance + 1];
        var size = Count + tail + Slack;
        (From, Near, Length, Far) = (new byte[size], new byte[size], new short[size], new short[size]);
        Span<int> next = stackalloc int[256];
        Starts.AsSpan(0, 256).CopyTo(next);
        foreach (ref readonly var edge in edges)
        {
            var at = next[edge.Near]++;
            Put(edge, at);
            if (at < tail) Put(edge, Count + at);
        }
        Length.AsSpan(Count + tail).Fill(short.MaxValue / 2);
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
        // One more than the neighbours: the minutia itself is its own nearest.
        const int most = MatchingParameters.Neighbours + 1;
        var edges = new Edge[minutiae.Length * most];
        var count = 0;
        Span<int> nearest = stackalloc int[most];
        for (var from = 0; from < minutiae.Length; from++)
        {
            var found = Nearest(minutiae, from, nearest);
            // By the neighbour's number, so that edges of one angle stand in the order of both ends.
            found.Sort();
            foreach (var to in found)
                if (to != from && Between(minutiae, from, to) is { } edge) edges[count++] = edge;
        }
        return new(edges.AsSpan(0, count));
    }

    private readonly record struct Edge(byte From, short Length, byte Near, byte Far);

    // The nearest of all, of two as far the one that comes first; in no order.
    private static Span<int> Nearest(Minutia[] minutiae, int from, Span<int> nearest)
    {
        Span<int> keys = stackalloc int[nearest.Length];
        int count = 0, x = minutiae[from].X, y = minutiae[from].Y;
        for (var to = 0; to < minutiae.Length; to++)
        {
            int dx = minutiae[to].X - x, dy = minutiae[to].Y - y, key = (dx * dx + dy * dy) * 128 + to;
            if (count == keys.Length && key >= keys[count - 1]) continue;
            if (count < keys.Length) count++;
            var at = count - 1;
            for (; at > 0 && keys[at - 1] > key; at--) (keys[at], nearest[at]) = (keys[at - 1], nearest[at - 1]);
            (keys[at], nearest[at]) = (key, to);
        }
        return nearest[..count];
    }

    private void Put(in Edge edge, int at) =>
        (From[at], Near[at], Length[at], Far[at]) = (edge.From, edge.Near, edge.Length, (short)(edge.Far << 8));

    private static Edge? Between(Minutia[] minutiae, int from, int to)
    {
        Minutia a = minutiae[from], b = minutiae[to];
        int dx = b.X - a.X, dy = b.Y - a.Y;
        var length = (int)(Math.Sqrt(dx * dx + dy * dy) + 0.5);
        if (length == 0 || length > MatchingParameters.LongestEdge) return null;
        var line = Angles.Of(dx, dy);
        return new((byte)from, (short)length, (byte)(line - a.Direction), (byte)(b.Direction - line));
    }
}
