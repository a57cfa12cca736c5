using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Posts;

/// <summary>Reads posts, their lanes and how these stand.</summary>
internal sealed class PostsStore(IWarehouse warehouse, IOptions<PostsOptions> options, TimeProvider clock)
{
    private const string SelectPosts = "select post_code, name from post order by post_code";

    private const string SelectLanes =
        """
        select lane.lane_id, lane.post_code, post.name as post_name, lane.region_id
        from lane join post on post.post_code = lane.post_code
        where lane.disabled_at is null and (@onlyPost::text is null or lane.post_code = @onlyPost)
        order by lane.post_code, lane.lane_id
        """;

    // Of a lane's branches the one that counts.
    private const string SelectStates =
        """
        with lanes as (
            select region_id, lane_id from producer
            union select region_id, lane_id from lane_status
            union select region_id, lane_id from alarm)
        select split_part(lane_id, '+', 1) as lane_id, coalesce(producer.next_sequence - 1, 0) as acknowledged,
            producer.acknowledged_at, status.seen_at, status.head_sequence, status.oldest_unsent, status.device_time,
            producer.last_hash as acknowledged_hash, status.head_hash, status.free_disk_bytes, status.software_version,
            status.certificate_end, status.devices::text as devices,
            status.held_lists::text as held_lists,
            (select count(*)::int from alarm where alarm.region_id = lanes.region_id
                and split_part(alarm.lane_id, '+', 1) = split_part(lanes.lane_id, '+', 1)
                and closed_at is null) as open_alarms,
            (select count(*)::int from dead_letter where dead_letter.region_id = lanes.region_id
                and dead_letter.lane_id = lanes.lane_id and replayed_at is null) as dead_letters
        from lanes
            left join producer using (region_id, lane_id)
            left join lane_status as status using (region_id, lane_id)
        where coalesce(producer.state, 'accepted') = 'accepted'
        """;

    private const string SelectLists =
        """
        select list_name, version, since from lane_list where region_id = @RegionId and lane_id = @LaneId
        order by list_name
        """;

    /// <summary>Every post's code and name.</summary>
    public async Task<IReadOnlyList<PostName>> PostsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<PostName>(
            new CommandDefinition(SelectPosts, cancellationToken: cancellation))];
    }

    /// <summary>The name of a post; its code when it is not registered.</summary>
    public static string NameOf(IReadOnlyList<PostName> posts, string code) =>
        posts.FirstOrDefault(post => post.PostCode == code)?.Name ?? code;

    /// <summary>Every lane, judged now; a post narrows it to what the reader may see.</summary>
    public async Task<IReadOnlyList<LaneView>> LanesAsync(string? onlyPost, CancellationToken cancellation)
    {
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var lanes = await registry.QueryAsync<LaneFacts>(
            new CommandDefinition(SelectLanes, new { onlyPost }, cancellationToken: cancellation));
        var published = (await registry.QueryAsync<CurrentVersion>(
            new CommandDefinition(CurrentVersion.Select, cancellationToken: cancellation))).ToList();
        var states = (await reading.QueryAsync<LaneFacts>(
            new CommandDefinition(SelectStates, cancellationToken: cancellation)))
            .GroupBy(row => row.LaneId).ToDictionary(lane => lane.Key, lane => lane.Last());
        var now = clock.GetUtcNow();
        return [.. lanes.Select(lane => LaneJudge.Judge(Join(lane, states), published, options.Value, now))];
    }

    /// <summary>The lists that a lane holds, and since when headquarters knows.</summary>
    public async Task<IReadOnlyList<LaneListRow>> ListsAsync(LaneView lane, CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await reading.QueryAsync<LaneListRow>(new CommandDefinition(
            SelectLists, new { lane.RegionId, lane.LaneId }, cancellationToken: cancellation))];
    }

    private static LaneFacts Join(LaneFacts lane, Dictionary<string, LaneFacts> states) =>
        states.TryGetValue(lane.LaneId, out var state)
            ? state with { RegionId = lane.RegionId, PostCode = lane.PostCode, PostName = lane.PostName }
            : lane;
}
