using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Tests.Database;

public sealed class PartitionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_months_around_today_have_partitions_and_are_made_once()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        await using var connection = await fixture.Shard.OpenConnectionAsync(Cancellation);
        var parts = await connection.QueryAsync<string>(
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'crossing'::regclass order by 1");
        Assert.Equal(
            ["crossing_2026_03", "crossing_2026_04", "crossing_2026_05", "crossing_2026_06", "crossing_2026_07",
                "crossing_2026_08", "crossing_default"],
            parts);
        Assert.Equal(0, await new Partitions(fixture.Options)
            .EnsureAsync(fixture.Shard, WarehouseFixture.Now, Cancellation));
    }

    [Fact]
    public async Task Rows_that_waited_in_the_default_partition_move_into_their_month()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        await using var connection = await fixture.Shard.OpenConnectionAsync(Cancellation);
        const string insert =
            """
            insert into envelope (region_id, lane_id, sequence, entry_id, kind, header, payload_digest, hash, stored_at)
            values (1, 'L1', @sequence, gen_random_uuid(), 'x', '', '', '', @at)
            """;
        await connection.ExecuteAsync(insert, new { sequence = 1, at = WarehouseFixture.Now.AddMonths(7) });
        await connection.ExecuteAsync(insert, new { sequence = 2, at = WarehouseFixture.Now.AddYears(70) });
        await new Partitions(fixture.Options)
            .EnsureAsync(fixture.Shard, WarehouseFixture.Now.AddMonths(6), Cancellation);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select sequence from envelope_2026_12"));
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("select sequence from envelope_default"));
    }
}
