using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>Finds the names that are worth exact scoring: cheap, and rather too many than too few.</summary>
internal sealed class CandidateFinder(NameIndex index, WordComparer comparer, MatchingParameters parameters)
{
    private readonly SimilarWords _similar = new(index.Vocabulary, comparer, parameters);

    /// <summary>Indexes of names, at most the parameters' number.</summary>
    internal List<int> Find(QueryName query, Scratch scratch)
    {
        for (var i = 0; i < query.Words.Length; i++)
        {
            var mayBeCut = query.IsTruncated && i == query.Words.Length - 1;
            _similar.Find(query.Words[i], mayBeCut, isJoined: false, scratch);
            Count(query.Factors[i], i + 1, scratch);
        }

        for (var i = 0; i < query.Joined.Length; i++)
        {
            var joined = query.Joined[i];
            var weight = query.Factors.AsSpan(joined.Place.First, joined.Place.Count);
            _similar.Find(joined.Word, mayBeCut: false, isJoined: true, scratch);
            Count(Sum(weight), query.Words.Length + i + 1, scratch);
        }

        scratch.CleanWords();
        var found = Best(query, scratch);
        scratch.CleanNames();
        return found;
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        return sum;
    }

    private void Count(double weight, int mark, Scratch scratch)
    {
        foreach (var (id, score) in scratch.Similar)
        {
            var gain = (float)(score * weight);
            foreach (var name in index.WithWord(id))
            {
                if (scratch.NameMarks[name] == mark) continue;
                if (scratch.NameMarks[name] == 0) scratch.TouchedNames.Add(name);
                scratch.NameMarks[name] = mark;
                scratch.NameScores[name] += gain;
            }
        }
    }

    // The scores are sorted into bins; the fullest bins that together hold the wanted number are taken.
    private List<int> Best(QueryName query, Scratch scratch)
    {
        var whole = query.Factors.Sum();
        var found = new List<int>(parameters.ScoredNames);
        if (whole == 0) return found;
        Array.Clear(scratch.Bins);
        foreach (var name in scratch.TouchedNames) scratch.Bins[Bin(name, whole, query, scratch)]++;
        var lowest = LowestBin(scratch.Bins);
        foreach (var name in scratch.TouchedNames)
            if (Bin(name, whole, query, scratch) > lowest) found.Add(name);
        foreach (var name in scratch.TouchedNames)
        {
            if (found.Count >= parameters.ScoredNames) break;
            if (Bin(name, whole, query, scratch) == lowest) found.Add(name);
        }

        return found;
    }

    private int LowestBin(int[] bins)
    {
        var least = (int)(parameters.CandidateShare * 128);
        var sum = 0;
        for (var bin = bins.Length - 1; bin > least; bin--)
        {
            sum += bins[bin];
            if (sum > parameters.ScoredNames) return bin;
        }

        return least;
    }

    // 128 is the whole query; words that only the list has count a little against a name.
    private int Bin(int name, double whole, QueryName query, Scratch scratch)
    {
        var extra = Math.Max(0, index.WordsOf(name).Length - query.Words.Length);
        var share = scratch.NameScores[name] / (whole + 0.1 * extra);
        return Math.Clamp((int)(share * 128), 0, 255);
    }
}
