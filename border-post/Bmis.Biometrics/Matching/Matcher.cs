using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Matching;

/// <summary>Compares two templates: votes, alignments from the best pairs, the best one scored.</summary>
internal static class Matcher
{
    internal static Features Compare(FingerTemplate probe, FingerTemplate candidate)
    {
        Minutia[] own = probe.Points, other = candidate.Points;
        Span<int> votes = new int[own.Length * other.Length];
        Span<Seed> seeds = stackalloc Seed[MatchingParameters.Seeds];
        var count = Votes.Count(probe, candidate, votes, seeds);
        Span<Pair> pairs = stackalloc Pair[own.Length];
        var best = new Features();
        var pairing = new Pairing(probe, candidate);
        foreach (ref readonly var seed in seeds[..count])
        {
            var (alignment, paired) = Grow(pairing, own, other, seed, pairs);
            var features = Features.Of(probe, candidate, alignment, pairs[..paired], votes);
            if (features.Score > best.Score) best = features;
        }
        return best;
    }

    private static (Alignment Alignment, int Count) Grow(
        Pairing pairing, Minutia[] own, Minutia[] other, in Seed seed, Span<Pair> pairs)
    {
        var alignment = Alignment.From(own[seed.Probe], other[seed.Candidate]);
        var count = 0;
        foreach (var reach in MatchingParameters.Rounds)
        {
            count = pairing.Pair(alignment, own[seed.Probe], reach, pairs);
            if (count >= 3 && Alignment.Fit(own, other, pairs[..count]) is { } better) alignment = better;
        }
        count = pairing.Pair(alignment, own[seed.Probe], MatchingParameters.Rounds[^1], pairs);
        return (alignment, count);
    }
}
