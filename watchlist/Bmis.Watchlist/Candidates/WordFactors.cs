using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>How much each word says by itself.</summary>
internal static class WordFactors
{
    internal static double[] Of(Vocabulary vocabulary, NameIndex index, MatchingParameters parameters)
    {
        var counts = Counts(vocabulary, index);
        // On a short list a handful of equal words says nothing about how common they are.
        var common = Math.Max(20, parameters.CommonShare * index.Count);
        var factors = new double[vocabulary.Count];
        for (var id = 0; id < factors.Length; id++)
            factors[id] =
                OfClass(vocabulary.ClassOf(id), parameters) * (counts[id] >= common ? parameters.CommonFactor : 1);
        return factors;
    }

    internal static double OfClass(WordClass wordClass, MatchingParameters parameters) => wordClass switch
    {
        WordClass.Particle => parameters.ParticleFactor,
        WordClass.Title => parameters.TitleFactor,
        _ => 1,
    };

    // On how many names each word is.
    private static int[] Counts(Vocabulary vocabulary, NameIndex index)
    {
        var counts = new int[vocabulary.Count];
        for (var name = 0; name < index.Count; name++)
        {
            var words = index.WordsOf(name);
            for (var i = 0; i < words.Length; i++)
                if (!words[..i].Contains(words[i])) counts[words[i]]++;
        }

        return counts;
    }
}
