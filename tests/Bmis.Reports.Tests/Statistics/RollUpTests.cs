using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Statistics;

public sealed class RollUpTests
{
    [Fact]
    public async Task Batches_in_any_order_and_size_give_the_same_counts()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var crossings = new RandomCrossings(11).Take(3000);
        var shuffled = crossings.ToArray();
        new Random(3).Shuffle(shuffled);
        foreach (var batch in shuffled.Chunk(217)) await database.ApplyAsync(batch);
        Assert.Empty(await database.RecountAsync(crossings));
    }

    [Fact]
    public async Task A_recount_names_the_cell_that_is_wrong()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var crossings = new RandomCrossings(12).Take(50);
        await database.ApplyAsync(crossings);
        var extra = new RandomCrossings(13).Take(40).First(crossing => crossing.Decision.IsCrossing) with { Hits = [] };
        var difference = Assert.Single(await database.RecountAsync([.. crossings, extra]));
        Assert.Equal("flow_daily", difference.Table);
        Assert.Contains(extra.PostCode, difference.Cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_whose_transaction_is_rolled_back_counts_nowhere()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        await database.ApplyAsync(new RandomCrossings(14).Take(100), commit: false);
        Assert.Empty(await database.RecountAsync([]));
    }

    [Fact]
    public async Task Lanes_that_write_the_same_cells_at_once_never_deadlock()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var lanes = Enumerable.Range(0, 4).Select(lane => new RandomCrossings(lane).Take(4000, days: 2)).ToArray();
        await Task.WhenAll(lanes.Select(async lane =>
        {
            foreach (var batch in lane.Chunk(100)) await database.ApplyAsync(batch);
        }));
        Assert.Empty(await database.RecountAsync(lanes.SelectMany(lane => lane)));
    }

    [Fact]
    public async Task Regions_are_counted_apart()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var (ours, theirs) = (new RandomCrossings(21).Take(300), new RandomCrossings(22).Take(300));
        await database.ApplyAsync(ours);
        await database.ApplyAsync(theirs, region: 8);
        Assert.Empty(await database.RecountAsync(ours));
        Assert.Empty(await database.RecountAsync(theirs, ReportsDatabase.Always with { RegionId = 8 }));
    }

    [Fact]
    public async Task A_rebuild_repairs_its_days_and_leaves_the_others()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var crossings = new RandomCrossings(31).Take(2000);
        await database.ApplyAsync(crossings);
        await database.ApplyAsync(crossings);
        var range = ReportsDatabase.Always with { From = new(2026, 2, 27), To = new(2026, 3, 2) };
        await RebuildAsync(database, range, crossings);
        Assert.Empty(await database.RecountAsync(crossings, range));
        var after = range with { From = range.To.AddDays(1), To = new(2100, 1, 1) };
        Assert.NotEmpty(await database.RecountAsync(crossings, after));
        Assert.Empty(await database.RecountAsync([.. crossings, .. crossings], after));
    }

    [Fact]
    public async Task Intake_waits_for_a_rebuild_and_is_counted_once()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var (first, second) = (new RandomCrossings(41).Take(200), new RandomCrossings(42).Take(200));
        await database.ApplyAsync(first);
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RollUps.RebuildAsync(
            connection,
            transaction,
            ReportsDatabase.Always,
            first.ToAsyncEnumerable(),
            TestContext.Current.CancellationToken);
        var intake = database.ApplyAsync(second);
        Assert.False(intake.IsCompleted);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await intake;
        Assert.Empty(await database.RecountAsync([.. first, .. second]));
    }

    [Fact]
    public async Task Decisions_are_counted_by_what_they_mean()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var one = new RandomCrossings(51).Take(1)[0];
        string[] decisions = ["ADM", "ADC", "EXO", "TRN", "RFE", "EXP", "REF2", "WDR", "PRT", "ESC", "CAN"];
        var batch = decisions.Select(code => one with { Decision = DecisionCode.Parse(code).Value });
        await database.ApplyAsync([.. batch]);
        var day = LocalDay.Of(one);
        var report = await database.Reports.ReadAsync(new(day, day), TestContext.Current.CancellationToken);
        Assert.Equal(new FlowTally(4, 2, 1, 3), report.Total);
    }

    [Fact]
    public async Task A_code_with_a_character_that_the_database_refuses_stops_no_batch()
    {
        await using var database = await ReportsDatabase.CreateAsync();
        var odd = new RandomCrossings(61).Take(1)[0] with
        {
            PostCode = "A\0B",
            Decision = DecisionCode.Admit,
            Hits = [new AlertHit(new string('x', 300), "e", 1, true)],
        };
        await database.ApplyAsync([odd]);
        var day = LocalDay.Of(odd);
        var report = await database.Reports.ReadAsync(
            new(day, day) { By = FlowDimension.Post, Split = null }, TestContext.Current.CancellationToken);
        Assert.Equal("AB", Assert.Single(report.Rows).Key);
    }

    [Theory]
    [InlineData("Pacific/Auckland", 2)]
    [InlineData("America/Santiago", 1)]
    [InlineData("No/Such_Zone", 1)]
    public void The_day_is_the_post_s_own(string zone, int day)
    {
        var crossing = new RandomCrossings(1).Take(1)[0] with
        {
            TimeZone = zone,
            DecidedAt = new(2026, 3, 1, 20, 0, 0, TimeSpan.Zero),
        };
        Assert.Equal(new DateOnly(2026, 3, day), LocalDay.Of(crossing));
    }

    private static async Task RebuildAsync(ReportsDatabase database, RollUpRange range, Crossing[] crossings)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RollUps.RebuildAsync(connection, transaction, range, crossings.ToAsyncEnumerable(), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
