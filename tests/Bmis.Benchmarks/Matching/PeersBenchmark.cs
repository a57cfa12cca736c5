using System.Diagnostics;
using System.Globalization;
using Bmis.Biographics;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;
using Bmis.Watchlist.Tests.Quality.Peers;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// Our engine beside what a user would pick instead, on the same names in one run: recall at 10 alerts in 1,000
/// strangers, F1 of labelled pairs of persons, and the time of a query over 48,500 names, one after the other.
/// </summary>
internal sealed class PeersBenchmark
{
    private const int EveryStranger = 25;
    private const int CasesOfEach = 500;
    private const double AlertsPerThousand = 10;
    private const int Names = 48_500;

    private readonly TextWriter _output;
    private readonly IReadOnlyList<MatchingCases> _cases = MatchingCases.Of(everyPerson: 1, CasesOfEach);
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
        List<Row> rows = [benchmark.Measure(new Engine(), queries: 1_000)];
        if (PostgresCluster.WhyMissing is { } missing) await output.WriteLineAsync($"peers  {missing}");
        else rows.Add(await benchmark.MeasurePostgresAsync());
        rows.Add(benchmark.Measure(new SqliteTrigrams(), queries: 1_000));
        rows.Add(benchmark.Measure(new TokenSort(), queries: 100));
        foreach (var line in Table(rows)) await output.WriteLineAsync($"peers  {line}");
    }

    private async Task<Row> MeasurePostgresAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        return Measure(new PostgresTrigrams(await cluster.CreateDatabaseAsync()), queries: 1_000);
    }

    private Row Measure(INameMatcher matcher, int queries)
    {
        using (matcher)
        {
            var start = Stopwatch.GetTimestamp();
            _output.WriteLine($"peers  {matcher.Title}: recall over {_strangers.Count:N0} strangers");
            var recall = _cases.SelectMany(cases => matcher.Recall(cases, _strangers, AlertsPerThousand)).ToList();
            var f1 = matcher.F1(_pairs);
            _output.WriteLine($"peers  {matcher.Title}: {queries:N0} queries over {Names:N0} names");
            matcher.Load(_grown);
            var times = matcher.Times(_strangers[..queries]);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peers  {matcher.Title}: {seconds:0} s"));
            return new(matcher.Title, recall, f1, times);
        }
    }

    private static IEnumerable<string> Table(List<Row> rows)
    {
        var sets = rows[0].Recall.Select(one => $"{one.Set,10}");
        yield return $"recall at 10 alerts in 1,000, names alone; F1 at the shipped cutoff, of peers at their best";
        yield return $"{"",-36}{string.Concat(sets)}{"F1",8}{"p50 ms",9}{"p99 ms",9}{"times ours",12}{"queries",9}";
        foreach (var row in rows)
        {
            var recall = row.Recall.Select(one => Number($"{one.Recall,10:0.000}"));
            var ratio = row.At(50) / rows[0].At(50);
            yield return Number($"{row.Title,-36}") + string.Concat(recall) + Number(
                $"{row.F1,8:0.000}{row.At(50),9:0.00}{row.At(99),9:0.00}{ratio,12:0.0}{row.Times.Count,9}");
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        string Title, IReadOnlyList<(string Set, double Recall)> Recall, double F1, IReadOnlyList<double> Times)
    {
        public double At(int percent) => Times[Times.Count * percent / 100];
    }
}
