using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

public sealed class CandidateLossTests(ITestOutputHelper output)
{
    [Fact]
    public void The_candidate_stage_loses_at_most_one_candidate_in_a_hundred()
    {
        var snapshot = AlertSnapshot.Build(
            "ofac",
            1,
            RealLists.Entries(RealLists.Published).Where((_, index) => index % 3 == 0),
            MatchingParameters.Default with { Limit = 1000 });
        var aliases = RealLists.Rows("derived/ofac_alias_pairs_2022.tsv")
            .Where((row, index) => row.Length == 4 && index % 20 == 0)
            .Select(row => new AlertQuery { Name = RealLists.NameOf(row[3]) });
        var (expected, found) = (0, 0);
        foreach (var query in aliases)
        {
            var all = snapshot.ScreenExhaustively(query).Select(candidate => candidate.Entry.Id).ToHashSet();
            expected += all.Count;
            var kept = snapshot.Screen(query).Select(candidate => candidate.Entry.Id).ToHashSet();
            found += all.Count(kept.Contains);
            foreach (var lost in all.Except(kept)) output.WriteLine($"lost {lost}");
        }

        output.WriteLine($"{found} of {expected} candidates kept");
        Assert.True(found >= 0.99 * expected, $"{found} of {expected} candidates kept.");
    }
}
