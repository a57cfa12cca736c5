using Bmis.Central.CommandLine;
using Bmis.Central.CrossingHistory;
using Bmis.Central.Database;
using Bmis.Central.Tests.Intake;
using Bmis.Sync.Envelopes;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Central.Tests.Database;

/// <summary>Crossing data of two regions on two servers, read as one.</summary>
public sealed class ShardTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_region_is_written_on_its_own_server_and_both_are_read_as_one()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        await PushAsync(fixture, "ODD-LANE", region: 3, crossings: 20);
        await PushAsync(fixture, "EVEN-LANE", region: 4, crossings: 10);
        Assert.Equal(["ODD-LANE"], await LanesAsync(fixture.Warehouse.ForProducer(3)));
        Assert.Equal(["EVEN-LANE"], await LanesAsync(fixture.Warehouse.ForProducer(4)));
        Assert.Equal(["EVEN-LANE", "ODD-LANE"], await LanesAsync(fixture.Warehouse.ForReading()));

        var page = await new CrossingStore(fixture.Warehouse, fixture.Seal).ReadAsync(
            new CrossingFilter(), onlyPost: null, Cancellation);
        Assert.Equal(
            [("EVEN-LANE", 10), ("ODD-LANE", 20)],
            page.Rows.GroupBy(row => row.LaneId).OrderBy(lane => lane.Key).Select(lane => (lane.Key, lane.Count())));
        Assert.Equal(page.Rows.OrderByDescending(row => row.CrossedAt).Select(row => row.CrossedAt),
            page.Rows.Select(row => row.CrossedAt));
    }

    [Fact]
    public async Task Counts_of_all_regions_are_the_sum_of_the_servers_and_are_counted_there()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        await PushAsync(fixture, "ODD-LANE", region: 3, crossings: 2000);
        await PushAsync(fixture, "EVEN-LANE", region: 4, crossings: 1000);
        await using var connection = await fixture.Warehouse.ForReading().OpenConnectionAsync(Cancellation);
        Assert.Equal(
            [(3, 2000L), (4, 1000L)],
            await connection.QueryAsync<(int, long)>(
                "select region_id, sum(crossings) from flow_daily group by region_id order by region_id"));
        var plan = string.Join('\n', await connection.QueryAsync<string>(
            "explain (verbose) select region_id, count(*) from crossing group by region_id"));
        Assert.Equal(2, plan.Split("GROUP BY").Length - 1);
    }

    [Fact]
    public async Task One_regions_rows_are_asked_of_one_server()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        await using var connection = await fixture.Warehouse.ForReading().OpenConnectionAsync(Cancellation);
        var plan = string.Join('\n', await connection.QueryAsync<string>(
            "explain (verbose) select sequence from envelope where region_id = 4 and lane_id = 'ANY'"));
        Assert.Contains("bmis_shard_1", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("bmis_shard_0", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_made_anew_take_nothing_away()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        await PushAsync(fixture, "ODD-LANE", region: 3, crossings: 5);
        await PushAsync(fixture, "EVEN-LANE", region: 4, crossings: 5);
        var links = new ShardLinks(fixture.Warehouse, fixture.Options);
        var tables = await links.LinkAsync(Cancellation);
        Assert.InRange(tables, 15, 60);
        await links.RequireAsync(Cancellation);
        await using var connection = await fixture.Warehouse.ForReading().OpenConnectionAsync(Cancellation);
        Assert.Equal(10, await connection.ExecuteScalarAsync<int>("select count(*) from crossing"));
        Assert.Equal(10, await connection.ExecuteScalarAsync<int>("select count(*) from envelope"));
    }

    [Fact]
    public async Task A_table_that_is_not_linked_or_a_region_without_a_server_stops_the_program()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        var links = new ShardLinks(fixture.Warehouse, fixture.Options);
        await using (var connection = await fixture.Warehouse.ForRegistry().OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("insert into post (post_code, region_id, name) values ('FAR', 77, 'Far')");
            var stop = await Assert.ThrowsAsync<StopException>(() => links.RequireAsync(Cancellation));
            Assert.Contains("region 77", stop.Message, StringComparison.Ordinal);
            await connection.ExecuteAsync($"drop table {ShardLinks.Schema}.correction");
        }

        var unlinked = await Assert.ThrowsAsync<StopException>(() => links.RequireAsync(Cancellation));
        Assert.Contains("table correction", unlinked.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => fixture.Warehouse.ForProducer(77));
    }

    [Fact]
    public async Task A_shard_that_cannot_be_reached_leaves_the_links_as_they_were()
    {
        await using var fixture = await WarehouseFixture.ShardedAsync();
        var away = new NpgsqlConnectionStringBuilder(fixture.Connection) { Database = "nowhere" }.ConnectionString;
        var options = Microsoft.Extensions.Options.Options.Create(new DatabaseOptions
        {
            Warehouse = fixture.Connection, Shards = [new ShardOptions { Warehouse = away, Regions = [3, 4] }],
        });
        var stop = await Assert.ThrowsAsync<StopException>(
            () => new ShardLinks(fixture.Warehouse, options).LinkAsync(Cancellation));
        Assert.DoesNotContain("nowhere", stop.Message, StringComparison.Ordinal);
        await new ShardLinks(fixture.Warehouse, fixture.Options).RequireAsync(Cancellation);
    }

    [Theory]
    [InlineData("Host=db", "1", "Shards:0:Warehouse names no Host or no Database")]
    [InlineData("nonsense", "1", "Shards:0:Warehouse is not a PostgreSQL connection string")]
    [InlineData("Host=db;Database=one", "", "Shards:0:Regions names no region")]
    [InlineData("Host=db;Database=one", "1,2,1", "names region 1 twice")]
    public void A_wrong_setting_is_named(string connection, string regions, string says)
    {
        var options = new DatabaseOptions
        {
            Warehouse = "Host=db;Database=bmis",
            Shards =
            [
                new ShardOptions
                {
                    Warehouse = connection,
                    Regions = [.. regions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
                },
            ],
        };
        Assert.Contains(says, options.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_are_read_where_the_setting_says_and_nothing_else_is()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var replica = await WarehouseFixture.EmptyAsync();
        var options = new DatabaseOptions { Warehouse = warehouse.Connection, Reports = replica.Connection };
        await using var both = new Warehouse(
            Microsoft.Extensions.Options.Options.Create(options), NullLoggerFactory.Instance);
        Assert.False(await IsMigratedAsync(both.ForReports()));
        Assert.True(await IsMigratedAsync(both.ForReading()));
        Assert.DoesNotContain(both.ForReports(), both.All);
    }

    private static async Task<bool> IsMigratedAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<bool>("select to_regclass('migration') is not null");
    }

    private static async Task<IEnumerable<string>> LanesAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return await connection.QueryAsync<string>("select distinct lane_id from crossing order by lane_id");
    }

    private static async Task PushAsync(WarehouseFixture fixture, string lane, int region, int crossings)
    {
        await using (var connection = await fixture.Warehouse.ForRegistry().OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync(
                """
                insert into post (post_code, region_id, name) values (@post, @region, @post);
                insert into lane (lane_id, region_id, post_code) values (@lane, @region, @post);
                """,
                new { lane, region, post = $"POST{region}" });
        var run = new SampleCrossings(lane, region).Chain(crossings);
        Assert.True(await new IntakeBench(fixture).Inbox.AppendAsync(
            new Producer(lane), Checkpoint.Start, run, run[^1].Checkpoint, Cancellation));
    }
}
