using System.Diagnostics;
using Bmis.Biographics;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;
using Bmis.Watchlist.Tests.Quality.Peers;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// Our engine beside what a user would pick instead, on the same names in one run: recall at 10 alerts in 1,000
/// strangers, F1 of labelled pairs of persons, and the time of a query over 48,500 names. Most of the time goes to
/// FuzzySharp, so that fewer queries are timed there.
/// </summary>
internal sealed class PeersBenchmark
{
    private const int EveryStranger = 25;
    private const int CasesOfEach = 500;
    private const double AlertsPerThousand = 10;
    private const int Names = 48_500;

    private readonly TextWriter _output;
    private readonly IReadOnlyList<MatchingCases> _cases = MatchingCases.Of(CasesOfEach);
    private readonly List<PersonName> _strangers =
        RealLists.Negatives(EveryStranger).ConvertAll(stranger => stranger.Name!);

    private readonly List<LabelledPair> _pairs = [.. LabelledPairs.Cases(), .. LabelledPairs.Checks()];
    private readonly List<AlertEntry> _grown =
        GrownList.Of([.. RealLists.Persons(RealLists.Touched), .. RealLists.UnitedNations()], Names);

    private PeersBenchmark(TextWriter output) => _output = output;

    public static async Task RunAsync(TextWriter output)
    {
        if (RealLists.FolderOrNull() is null) return;
        var benchmark = new PeersBenchmark(output);
        List<Row> rows = [benchmark.Measure(Engine.Open(), queries: 2_000, Engine.Shipped())];
        if (PostgresCluster.WhyMissing is { } missing) await output.WriteLineAsync($"peers  {missing}");
        else rows.Add(await benchmark.MeasurePostgresAsync());
        rows.Add(benchmark.Measure(new SqliteTrigrams(), queries: 2_000));
        rows.Add(benchmark.Measure(new TokenSort(), queries: 200));
        foreach (var line in Table(rows)) await output.WriteLineAsync($"peers  {line}");
        foreach (var figure in BesideTheBest(rows)) await output.WriteLineAsync($"peers  {figure}");
    }

    private async Task<Row> MeasurePostgresAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        return Measure(new PostgresTrigrams(await cluster.CreateDatabaseAsync()), queries: 2_000);
    }

    private Row Measure(INameMatcher matcher, int queries, Engine? shipped = null)
    {
        using (matcher)
        {
            var start = Stopwatch.GetTimestamp();
            Say($"{matcher.Title}: recall over {_strangers.Count:N0} strangers");
            var recall = _cases.SelectMany(cases => matcher.Recall(cases, _strangers, AlertsPerThousand)).ToList();
            var f1 = matcher.F1(_pairs);
            Say($"{matcher.Title}: {queries:N0} queries over {Names:N0} names, one after the other");
            var timed = shipped ?? matcher;
            timed.Load(_grown);
            var times = timed.Times(_strangers[..queries]);
            Say($"{matcher.Title}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
            return new(matcher.Title, recall, f1, times);
        }
    }

    private void Say(FormattableString text) => _output.WriteLine($"peers  {FormattableString.Invariant(text)}");

    private static IEnumerable<string> Table(List<Row> rows)
    {
        var sets = rows[0].Recall.Select(one => $"{one.Set,10}");
        yield return $"recall at {AlertsPerThousand} alerts in 1,000 strangers, names alone; F1 at the shipped cutoff, "
            + "of peers at the best one for them";
        yield return $"{"",-36}{string.Concat(sets)}{"F1",8}{"p50 ms",9}{"p99 ms",9}{"times ours",12}{"queries",9}";
        foreach (var row in rows)
        {
            var recall = row.Recall.Select(one => FormattableString.Invariant($"{one.Recall,10:0.000}"));
            var (p50, p99, ratio) = (row.At(50), row.At(99), row.At(50) / rows[0].At(50));
            yield return $"{row.Title,-36}{string.Concat(recall)}" + FormattableString.Invariant(
                $"{row.F1,8:0.000}{p50,9:0.00}{p99,9:0.00}{ratio,12:0.0}{row.Times.Count,9}");
        }
    }

    // The bar of each figure of ours is what the best peer reaches in this run.
    private static IEnumerable<Figure> BesideTheBest(List<Row> rows)
    {
        var (ours, peers) = (rows[0], rows[1..]);
        foreach (var (at, (set, recall)) in ours.Recall.Index())
            yield return new(
                $"{set}, recall beside the best peer", recall, "", peers.Max(row => row.Recall[at].Recall), true);
        yield return new("labelled pairs, F1 beside the best peer", ours.F1, "", peers.Max(row => row.F1), true);
    }

    private sealed record Row(
        string Title, IReadOnlyList<(string Set, double Recall)> Recall, double F1, IReadOnlyList<double> Times)
    {
        public double At(int percent) => Times[Times.Count * percent / 100];
    }
}
