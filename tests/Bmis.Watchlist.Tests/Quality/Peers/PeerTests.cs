using Bmis.TestKit;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>
/// The engine beside what a user would pick instead, on about a tenth of what the benchmark asks: the same lists,
/// strangers, cases and pairs in one run, so that each floor is what a peer reaches, not a number of ours.
/// </summary>
public sealed class PeerTests(ITestOutputHelper output)
{
    private const double AlertsPerThousand = 10;

    [Fact]
    public async Task The_trigrams_of_PostgreSQL_find_no_more() =>
        Compare(new PostgresTrigrams(await DatabaseAsync()), everyStranger: 20, casesOfEach: 1_000);

    [Fact]
    public void The_trigrams_of_SQLite_find_no_more() =>
        Compare(new SqliteTrigrams(), everyStranger: 40, casesOfEach: 150);

    [Fact]
    public void The_sorted_words_of_FuzzySharp_find_no_more() =>
        Compare(new TokenSort(), everyStranger: 200, casesOfEach: 50);

    private void Compare(INameMatcher peer, int everyStranger, int casesOfEach)
    {
        using var ours = Engine.Open();
        using (peer)
        {
            var strangers = RealLists.Negatives(everyStranger).ConvertAll(stranger => stranger.Name!);
            foreach (var cases in MatchingCases.Of(casesOfEach))
            {
                var recall = ours.Recall(cases, strangers, AlertsPerThousand).ToDictionary();
                foreach (var (set, peers) in peer.Recall(cases, strangers, AlertsPerThousand))
                    Holds(set, recall[set], peers);
            }

            List<LabelledPair> pairs = [.. LabelledPairs.Cases(), .. LabelledPairs.Checks()];
            Holds("F1 of pairs", ours.F1(pairs), peer.F1(pairs));
        }
    }

    private void Holds(string what, double ours, double floor)
    {
        output.WriteLine($"{what}: {ours:0.000}, at least {floor:0.000}");
        Assert.True(ours >= floor, $"{what}: {ours:0.000}, below {floor:0.000}.");
    }

    private static async Task<string> DatabaseAsync()
    {
        RealLists.Folder();
        var cluster = await PostgresCluster.SharedAsync();
        return await cluster.CreateDatabaseAsync(cancellation: TestContext.Current.CancellationToken);
    }
}
