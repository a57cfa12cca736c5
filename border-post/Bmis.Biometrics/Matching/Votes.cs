using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>A pair of minutiae, of the probe and of the candidate, whose neighbourhoods agree.</summary>
/// <param name="Probe">Index in the probe.</param>
/// <param name="Candidate">Index in the candidate.</param>
/// <param name="Votes">How well edges agree: 2 to 8 for each.</param>
internal readonly record struct Seed(int Probe, int Candidate, int Votes);

/// <summary>Counts for every pair of minutiae the edges that agree.</summary>
internal static class Votes
{
    private const int Tolerance = MatchingParameters.AngleTolerance;

    /// <summary>Fills votes (probe × candidate) and returns the number of best pairs.</summary>
    internal static int Count(BuiltInTemplate probe, BuiltInTemplate candidate, Span<int> votes, Span<Seed> seeds)
    {
        var width = candidate.Points.Length;
        votes.Clear();
        EdgeTable own = probe.Edges, other = candidate.Edges;
        for (var i = 0; i < other.Count; i++) Search(own, other, i, votes, width);
        return Best(votes, width, seeds);
    }

    // Sixteen edges of the probe at a time: lengths and far angles within the tolerance.
    private static void Search(EdgeTable own, EdgeTable other, int edge, Span<int> votes, int width)
    {
        int near = other.Near[edge], length = other.Length[edge];
        var low = (near - Tolerance) & 255;
        int start = own.Starts[low], end = own.Starts[low + 2 * Tolerance + 1];
        var bound = MatchingParameters.LengthTolerance + length * 15 / 256;
        var lengths = Vector256.Create((short)length);
        var fars = Vector256.Create(other.Far[edge]);
        Vector256<short> longest = Vector256.Create((short)bound), widest = Vector256.Create((short)(Tolerance << 8));
        ref var lengthColumn = ref MemoryMarshal.GetArrayDataReference(own.Length);
        ref var farColumn = ref MemoryMarshal.GetArrayDataReference(own.Far);
        for (var i = start; i < end; i += 16)
        {
            var stretch = Vector256.Abs(Vector256.LoadUnsafe(ref lengthColumn, (nuint)i) - lengths);
            var turn = Vector256.Abs(Vector256.LoadUnsafe(ref farColumn, (nuint)i) - fars);
            var outside = Vector256.GreaterThan(stretch, longest) | Vector256.GreaterThan(turn, widest)
                | Vector256.LessThan(turn, Vector256<short>.Zero);
            var agree = ~outside.ExtractMostSignificantBits() & 0xFFFF;
            if (end - i < 16) agree &= (1u << (end - i)) - 1;
            for (; agree != 0; agree &= agree - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(agree);
                votes[own.From[at] * width + other.From[edge]] += Weight(own, at, other, edge, bound);
            }
        }
    }

    private static int Weight(EdgeTable own, int at, EdgeTable other, int edge, int bound)
    {
        var stretch = Math.Abs(own.Length[at] - other.Length[edge]);
        var turn = Math.Abs((sbyte)(own.Near[at] - other.Near[edge]))
            + Math.Abs((sbyte)((own.Far[at] - other.Far[edge]) >> 8));
        return 8 - 3 * stretch / bound - turn * 3 / (2 * Tolerance);
    }

    // The pairs with most votes, best first; of equal ones the first in the table.
    private static int Best(ReadOnlySpan<int> votes, int width, Span<Seed> seeds)
    {
        var count = 0;
        var least = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] <= least) continue;
            if (count < seeds.Length) count++;
            var at = count - 1;
            for (; at > 0 && seeds[at - 1].Votes < votes[i]; at--) seeds[at] = seeds[at - 1];
            seeds[at] = new(i / width, i % width, votes[i]);
            if (count == seeds.Length) least = seeds[count - 1].Votes;
        }
        return count;
    }
}
