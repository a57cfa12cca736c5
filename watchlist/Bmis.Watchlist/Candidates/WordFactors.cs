using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Candidates;

/// <summary>How much each word says by itself.</summary>
internal static class WordFactors
{
    internal static double[] Of(Vocabulary vocabulary, List<FoldedName> names, MatchingParameters parameters)
    {
        var counts = new int[vocabulary.Count];
        foreach (var name in names)
            foreach (var key in name.Parts.Select(part => part.Key).Distinct(StringComparer.Ordinal))
                counts[vocabulary.IdOf(key)]++;

        // On a short list a handful of equal words says nothing about how common they are.
        var common = Math.Max(20, parameters.CommonShare * names.Count);
        var factors = new double[vocabulary.Count];
        for (var id = 0; id < factors.Length; id++)
            factors[id] =
                OfClass(vocabulary[id].Class, parameters) * (counts[id] >= common ? parameters.CommonFactor : 1);
        return factors;
    }

    internal static double OfClass(WordClass wordClass, MatchingParameters parameters) => wordClass switch
    {
        WordClass.Particle => parameters.ParticleFactor,
        WordClass.Title => parameters.TitleFactor,
        _ => 1,
    };
}
