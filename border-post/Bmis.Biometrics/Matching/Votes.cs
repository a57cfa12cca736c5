using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>A pair of minutiae, of the probe and of the candidate, whose neighbourhoods agree.</summary>
/// <param name="Probe">Index in the probe.</param>
/// <param name="Candidate">Index in the candidate.</param>
/// <param name="Votes">How many edges agree, in quarters.</param>
internal readonly record struct Seed(int Probe, int Candidate, int Votes);

/// <summary>Counts for every pair of minutiae the edges that agree.</summary>
internal static class Votes
{
    /// <summary>Fills votes (probe × candidate) and returns the best pairs.</summary>
    internal static int Count(FingerTemplate probe, FingerTemplate candidate, Span<int> votes, Span<Seed> seeds)
    {
        var width = candidate.Points.Length;
        votes.Clear();
        Edge[] edges = probe.Edges, others = candidate.Edges;
        Span<int> starts = stackalloc int[257];
        Starts(edges, starts);
        foreach (ref readonly var edge in others.AsSpan())
        {
            for (var turn = -MatchingParameters.AngleTolerance; turn <= MatchingParameters.AngleTolerance; turn++)
            {
                var near = (byte)(edge.Near + turn);
                for (var i = starts[near]; i < starts[near + 1]; i++)
                {
                    ref readonly var own = ref edges[i];
                    var weight = Agreement(own, edge, turn);
                    if (weight > 0) votes[own.From * width + edge.From] += weight;
                }
            }
        }
        return Best(votes, width, seeds);
    }

    private static int Agreement(in Edge a, in Edge b, int turn)
    {
        var stretch = Math.Abs(a.Length - b.Length);
        var bound = MatchingParameters.LengthTolerance + Math.Max(a.Length, b.Length) * 15 / 256;
        if (stretch > bound) return 0;
        var far = Math.Abs((int)(sbyte)(a.Far - b.Far));
        if (far > MatchingParameters.AngleTolerance) return 0;
        return 8 - 3 * stretch / bound - (far + Math.Abs(turn)) * 3 / (2 * MatchingParameters.AngleTolerance);
    }

    private static void Starts(Edge[] edges, Span<int> starts)
    {
        starts.Clear();
        foreach (ref readonly var edge in edges.AsSpan()) starts[edge.Near + 1]++;
        for (var i = 0; i < 256; i++) starts[i + 1] += starts[i];
    }

    // The pairs with most votes, best first; of equal ones the first in the table.
    private static int Best(ReadOnlySpan<int> votes, int width, Span<Seed> seeds)
    {
        var count = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] == 0 || (count == seeds.Length && votes[i] <= seeds[count - 1].Votes)) continue;
            if (count < seeds.Length) count++;
            var at = count - 1;
            for (; at > 0 && seeds[at - 1].Votes < votes[i]; at--) seeds[at] = seeds[at - 1];
            seeds[at] = new(i / width, i % width, votes[i]);
        }
        return count;
    }
}
