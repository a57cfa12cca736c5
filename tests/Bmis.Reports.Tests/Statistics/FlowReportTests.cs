using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Statistics;

public sealed class FlowReportTests
{
    private static readonly DateOnly First = DateOnly.FromDateTime(RandomCrossings.Start.DateTime);

    [Fact]
    public async Task Every_sampled_filter_gives_the_numbers_of_a_count_by_hand()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var crossings = new RandomCrossings(71).Take(4000);
        foreach (var batch in crossings.Chunk(500)) await database.ApplyAsync(batch);
        await database.ApplyAsync(new RandomCrossings(72).Take(200), region: 8);
        var random = new Random(73);
        for (var round = 0; round < 150; round++)
        {
            var filter = RandomFilter.Next(random, First, 10);
            var report = await database.Reports.ReadAsync(filter, TestContext.Current.CancellationToken);
            CountByHand.AssertEqual(filter, crossings, report);
        }
    }

    [Fact]
    public async Task Days_and_months_without_crossings_stand_as_nought()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var filter = new FlowFilter(new(2026, 1, 30), new(2026, 3, 1));
        var days = await database.Reports.ReadAsync(filter, TestContext.Current.CancellationToken);
        Assert.Equal(31, days.Rows.Count);
        Assert.All(days.Rows, row => Assert.Equal(default, row.Tally));
        var months = await database.Reports.ReadAsync(
            filter with { By = FlowDimension.Month }, TestContext.Current.CancellationToken);
        Assert.Equal(["2026-01", "2026-02", "2026-03"], months.Rows.Select(row => row.Key));
    }

    [Fact]
    public async Task Nationalities_beyond_the_first_seven_are_gathered()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var crossings = new RandomCrossings(81).Take(2000);
        await database.ApplyAsync(crossings);
        var filter = new FlowFilter(First.AddDays(-1), First.AddDays(12)) { Split = FlowDimension.Nationality };
        var report = await database.Reports.ReadAsync(filter, TestContext.Current.CancellationToken);
        Assert.Equal(FlowReport.MaximumSeries + 1, report.Series.Count);
        Assert.Equal(FlowReport.OtherSeries, report.Series[^1]);
        Assert.Equal(report.Total.Crossings, report.Rows.Sum(row => row.Series.Sum()));
        Assert.True(report.Rows.Sum(row => row.Series[^1]) > 0);
    }
}
