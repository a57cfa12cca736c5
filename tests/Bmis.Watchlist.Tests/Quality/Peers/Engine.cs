using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>Our engine as it ships, with nothing but names.</summary>
internal sealed class Engine : INameMatcher
{
    private AlertSnapshot? _snapshot;

    public string Title => "Bmis";

    public double? Cutoff => MatchingParameters.Default.Cutoff;

    public void Load(IReadOnlyList<AlertEntry> entries) => _snapshot = AlertSnapshot.Build("peers", 1, entries);

    public IReadOnlyList<FoundEntry> Find(PersonName name) =>
        [.. _snapshot!.Screen(new() { Name = name }).Select(found => new FoundEntry(found.Entry.Id, found.Score))];

    public IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs) => [.. pairs.Select(pair => pair.Score())];

    public void Dispose()
    {
    }
}
