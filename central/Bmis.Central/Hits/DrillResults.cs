using Bmis.Central.Database;
using Bmis.Central.Watchlists.Drills;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>Reads what came of drills: every presentation of an invented person, with a hit or without.</summary>
internal sealed class DrillResults(IWarehouse warehouse)
{
    /// <summary>Most rows that are read at once.</summary>
    public const int Most = 500;

    private const string Seen =
        """
        from drill_sighting as seen
            left join hit on hit.region_id = seen.region_id and hit.crossing_id = seen.crossing_id
                and hit.entry_id = seen.drill_id
        """;

    private const string Visible =
        """
        where seen.referral_id is null and (@SeesDiscreet or hit.is_discreet is not true)
            and (@drillId::text is null or seen.drill_id = @drillId)
            and not seen.drill_id = any(@hidden) and (@Post::text is null or seen.post_code = @Post)
        """;

    private const string Select =
        $"""
        select seen.lane_id, seen.post_code, seen.drill_id as entry_id, coalesce(hit.source, '') as source,
            seen.opened_at, seen.crossed_at, seen.stored_at, seen.detected_in, closing.crossed_at as closed_at,
            hit.item_id
        {Seen}
            left join drill_sighting as closing on closing.region_id = seen.region_id
                and closing.drill_id = seen.drill_id and closing.referral_id = seen.crossing_id
        {Visible}
        order by seen.crossed_at desc, seen.lane_id, seen.drill_id limit @most
        """;

    private const string Count =
        $"""
        select seen.drill_id, seen.post_code, count(*)::int as presented,
            count(*) filter (where hit.source = 'lane')::int as hit,
            count(*) filter (where hit.source <> 'lane')::int as late,
            count(*) filter (where hit.source is null
                and (seen.crossed_at < plan.starts_at or seen.opened_at >= plan.ended_at))::int as out_of_time
        {Seen}
            left join unnest(@ids, @starts, @ends) as plan (drill_id, starts_at, ended_at)
                on plan.drill_id = seen.drill_id
        {Visible}
        group by seen.drill_id, seen.post_code order by seen.drill_id, seen.post_code
        """;

    // The post's word that a hit came late says nothing of what it made of it.
    private const string SelectActs =
        """
        select item_id, act like 'post-%' as is_post, at from hit_act
        where item_id = any(@items) and actor <> '' and act <> 'post-late' order by at
        """;

    /// <summary>What one drill came to, or all of them; the newest first.</summary>
    public async Task<IReadOnlyList<DrillRow>> ReadAsync(
        IReadOnlyList<Drill> drills, string? drillId, HitViewer viewer, CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = (await reading.QueryAsync<DrillRow>(Select, Values(drills, drillId, viewer))).ToList();
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var items = rows.Select(row => row.ItemId).OfType<Guid>().Distinct().ToArray();
        var acts = (await registry.QueryAsync<(Guid Item, bool IsPost, DateTime At)>(SelectActs, new { items }))
            .ToLookup(act => act.Item);
        return [.. rows.Select(row => row.ItemId is { } item ? With(row, acts[item]) : row)];
    }

    /// <summary>What drills came to, post by post; posts where nobody was presented are not there.</summary>
    public async Task<IReadOnlyList<DrillTally>> CountAsync(
        IReadOnlyList<Drill> drills, HitViewer viewer, CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await reading.QueryAsync<DrillTally>(Count, Values(drills, null, viewer))];
    }

    // Who may not know of a discreet check is told of none that was missed either.
    private static object Values(IReadOnlyList<Drill> drills, string? drillId, HitViewer viewer) => new
    {
        viewer.SeesDiscreet,
        viewer.Post,
        drillId,
        hidden = drills.Where(drill => drill.IsDiscreet && !viewer.SeesDiscreet).Select(drill => drill.Id).ToArray(),
        most = Most,
        ids = drills.Select(drill => drill.Id).ToArray(),
        starts = drills.Select(drill => drill.Plan.StartsAt.ToUniversalTime()).ToArray(),
        ends = drills.Select(drill => drill.EndedAt.ToUniversalTime()).ToArray(),
    };

    // A person who is presented twice is one item: what was done before belongs to the time before.
    private static DrillRow With(DrillRow row, IEnumerable<(Guid Item, bool IsPost, DateTime At)> acts)
    {
        var after = acts.Where(act => act.At >= row.OpenedAt).ToList();
        return row with
        {
            PostActedAt = after.Where(act => act.IsPost).Select(act => (DateTime?)act.At).FirstOrDefault(),
            FirstActAt = after.Where(act => !act.IsPost).Select(act => (DateTime?)act.At).FirstOrDefault(),
        };
    }
}
