using System.Diagnostics;
using System.Globalization;
using Bmis.Central.Demonstration;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;
using Bmis.TestKit;
using Npgsql;

namespace Bmis.Benchmarks.Flows;

/// <summary>
/// The flows report over a million generated crossings of a year, applied day by day as intake does, in a private
/// PostgreSQL. Filters of all kinds come from a seed; the figure is the whole answer, rows and hits.
/// </summary>
internal static class FlowsBenchmark
{
    private const int Crossings = 1_000_000;
    private const int Days = 365;
    private const int Batch = 1000;
    private const int Filters = 400;
    private const int Seed = 20261121;
    private const int Region = DemonstrationPost.RegionId;

    private static readonly DateOnly Until = new(2026, 10, 31);

    /// <summary>Prints the size of the roll-ups, how long intake took for them, and the times of the answers.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var source = NpgsqlDataSource.Create(await cluster.CreateDatabaseAsync());
        foreach (var step in RollUps.Migrations) await ExecuteAsync(source, step.Sql);
        var start = Stopwatch.GetTimestamp();
        var applied = await ApplyAsync(source);
        var took = Stopwatch.GetElapsedTime(start);
        await ExecuteAsync(source, "vacuum analyze");
        var cells = await ExecuteAsync(source, "select count(*) from flow_daily");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"flows  {applied} crossings in {cells} cells, counted at {applied / took.TotalSeconds:N0} a second"));
        var times = await MeasureAsync(source);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"flows  {Filters} filters: p50 {times[Filters / 2]:0} ms, p95 {times[Filters * 95 / 100]:0} ms, "
            + $"max {times[^1]:0} ms; the bar is p95 below 300 ms"));
    }

    private static async Task<int> ApplyAsync(NpgsqlDataSource source)
    {
        var plan = new DemonstrationPlan(Until, Days, Seed, Crossings);
        var applied = 0;
        foreach (var batch in InOrder(plan).Chunk(Batch))
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await RollUps.ApplyAsync(connection, transaction, Region, batch, CancellationToken.None);
            await transaction.CommitAsync();
            applied += batch.Length;
        }

        return applied;
    }

    // The posts' days side by side, as they would arrive.
    private static IEnumerable<Crossing> InOrder(DemonstrationPlan plan)
    {
        var posts = DemonstrationPost.All
            .Select(post => new Queue<Crossing[]>(new Traffic(plan, post, new(null)).All().GroupBy(LocalDayOf)
                .Select(day => day.ToArray())))
            .ToList();
        for (var day = 0; day < Days; day++)
            foreach (var post in posts)
                if (post.TryDequeue(out var crossings))
                    foreach (var crossing in crossings)
                        yield return crossing;
    }

    private static DateOnly LocalDayOf(Crossing crossing) =>
        DateOnly.FromDateTime(crossing.DecidedAt.UtcDateTime.AddHours(3));

    private static async Task<List<double>> MeasureAsync(NpgsqlDataSource source)
    {
        var reports = new FlowReports(source, _ => Task.FromResult(new ReportScope([Region])));
        var filters = FilterMaker.Make(Seed, Filters, Until, Days);
        foreach (var filter in filters.Take(20)) await reports.ReadAsync(filter, CancellationToken.None);
        var times = new List<double>(Filters);
        foreach (var filter in filters)
        {
            var start = Stopwatch.GetTimestamp();
            await reports.ReadAsync(filter, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
