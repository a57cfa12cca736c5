using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using FuzzySharp;
using FuzzySharp.SimilarityRatio;
using FuzzySharp.SimilarityRatio.Scorer.StrategySensitive;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>FuzzySharp: the ratio of the words in the order of the alphabet, against every name of the list.</summary>
internal sealed class TokenSort : INameMatcher
{
    private string[] _entries = [];
    private string[] _names = [];

    public string Title => "FuzzySharp (token sort, exhaustive)";

    public double? Cutoff => null;

    public void Load(IReadOnlyList<AlertEntry> entries)
    {
        var names = PlainNames.Of(entries);
        _entries = [.. names.Select(name => name.EntryId)];
        _names = [.. names.Select(name => name.Name)];
    }

    public IReadOnlyList<FoundEntry> Find(PersonName name) =>
    [
        .. Process.ExtractTop(
            PlainNames.Of(name), _names, text => text, ScorerCache.Get<TokenSortScorer>(), INameMatcher.Limit)
            .Select(found => new FoundEntry(_entries[found.Index], found.Score)),
    ];

    public IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs) =>
        [.. pairs.Select(pair => (double)Fuzz.TokenSortRatio(pair.PlainQuery, pair.PlainEntry))];

    public void Dispose()
    {
    }
}
