using System.Buffers;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>Compares two templates: votes, alignments from the best pairs, the best one scored.</summary>
internal static class Matcher
{
    internal static Overlay Compare(BuiltInTemplate probe, BuiltInTemplate candidate)
    {
        Minutia[] own = probe.Points, other = candidate.Points;
        var votes = ArrayPool<int>.Shared.Rent(own.Length * other.Length);
        var table = votes.AsSpan(0, own.Length * other.Length);
        Span<Seed> seeds = stackalloc Seed[MatchingParameters.Seeds];
        seeds = seeds[..Votes.Count(probe, candidate, table, seeds)];
        Span<Pair> pairs = stackalloc Pair[Math.Min(own.Length, other.Length)];
        var best = default(Overlay);
        var pairing = new Pairing(probe, candidate);
        for (var i = 0; i < seeds.Length; i++)
        {
            if (seeds[i].Votes == 0) continue;
            var (alignment, paired) = Grow(pairing, own, other, seeds[i], pairs);
            if (paired < MatchingParameters.FewestPairs) continue;
            var overlay = Overlay.Of(probe, candidate, alignment, pairs[..paired], table);
            if (overlay.Score > best.Score) best = overlay;
            Cover(seeds[(i + 1)..], pairs[..paired]);
        }
        ArrayPool<int>.Shared.Return(votes);
        return best;
    }

    // Seeds that lie in an alignment already tried lead to the same one.
    private static void Cover(Span<Seed> seeds, ReadOnlySpan<Pair> pairs)
    {
        foreach (ref var seed in seeds)
            foreach (ref readonly var pair in pairs)
                if (pair.Probe == seed.Probe && pair.Candidate == seed.Candidate) seed = seed with { Votes = 0 };
    }

    private static (Alignment Alignment, int Count) Grow(
        in Pairing pairing, Minutia[] own, Minutia[] other, in Seed seed, Span<Pair> pairs)
    {
        var alignment = Alignment.From(own[seed.Probe], other[seed.Candidate]);
        foreach (var reach in MatchingParameters.Rounds)
        {
            var found = pairing.Pair(alignment, own[seed.Probe], reach, pairs);
            if (found < MatchingParameters.FewestPairs) return (alignment, 0);
            if (Alignment.Fit(own, other, pairs[..found]) is { } better) alignment = better;
        }
        return (alignment, pairing.Pair(alignment, own[seed.Probe], MatchingParameters.Rounds[^1], pairs));
    }
}
