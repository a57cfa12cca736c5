using Dapper;

namespace Bmis.Central.Tests.Distribution;

/// <summary>What lanes of region 1 say they hold, on one server or several.</summary>
internal static class LaneShelf
{
    // No conflict clause reaches a table of another server.
    private const string Say =
        """
        delete from lane_status where region_id = 1 and lane_id = @lane;
        delete from lane_list where region_id = 1 and lane_id = @lane and list_name = @name;
        insert into lane_status (
            region_id, lane_id, seen_at, head_sequence, device_time, free_disk_bytes, held_lists)
        values (1, @lane, now(), 0, now(), 1, jsonb_build_object(@name, @version));
        insert into post (post_code, region_id, name) values ('POST', 1, 'Post') on conflict do nothing;
        insert into lane (lane_id, region_id, post_code) values (@lane, 1, 'POST') on conflict do nothing;
        insert into lane_list values (1, @lane, @name, @version, now())
        """;

    /// <summary>A lane says that it holds a version, in the place of what it said before.</summary>
    public static async Task HoldsAsync(this WarehouseFixture warehouse, string lane, string name, long version)
    {
        await using var connection = await warehouse.Source.OpenConnectionAsync(
            TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(Say, new { lane, name, version });
    }
}
