using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>Our engine with nothing but names.</summary>
internal sealed class Engine(MatchingParameters parameters) : INameMatcher
{
    /// <summary>Answers below the shipped cutoff too, as peers do, so that an alert rate sets the threshold.</summary>
    public static Engine Open() => new(AlertRate.Open with { Limit = INameMatcher.Limit });

    /// <summary>As it ships.</summary>
    public static Engine Shipped() => new(MatchingParameters.Default);

    private AlertSnapshot? _snapshot;

    public string Title => "Bmis";

    public double? Cutoff => MatchingParameters.Default.Cutoff;

    public void Load(IReadOnlyList<AlertEntry> entries) =>
        _snapshot = AlertSnapshot.Build("peers", 1, entries, parameters);

    public IReadOnlyList<FoundEntry> Find(PersonName name) =>
        [.. _snapshot!.Screen(new() { Name = name }).Select(found => new FoundEntry(found.Entry.Id, found.Score))];

    public IReadOnlyList<double> Compare(IReadOnlyList<LabelledPair> pairs) => [.. pairs.Select(pair => pair.Score())];

    public void Dispose()
    {
    }
}
