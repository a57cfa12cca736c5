using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Crossings;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution status</c>: one line a list, with its newest version, how many lanes hold it, and the
/// lane that is furthest behind; exit 1 when one is behind.
/// </summary>
internal static class DistributionStatusVerb
{
    private const string SelectNewest =
        """
        select distinct on (list_name) list_name, version, created_at
        from published_list order by list_name, version desc
        """;

    private const string SelectLanes = "select lane_id from lane where disabled_at is null order by lane_id";

    private const string SelectHeld = "select list_name, lane_id, version, since from lane_list order by lane_id";

    public static async Task<int> RunAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("distribution status", "", context.Cancellation);
        var warehouse = rooms.GetRequiredService<IWarehouse>();
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(context.Cancellation);
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(context.Cancellation);
        var newest = (await registry.QueryAsync<Newest>(SelectNewest)).ToList();
        var lanes = (await registry.QueryAsync<string>(SelectLanes)).ToHashSet(StringComparer.Ordinal);
        var held = (await reading.QueryAsync<Held>(SelectHeld))
            .Where(one => lanes.Contains(one.LaneId)).ToLookup(one => one.ListName, StringComparer.Ordinal);
        var allHold = true;
        foreach (var list in newest)
            allHold &= Write(context, list, lanes, [.. held[list.ListName]]);
        return allHold ? VerbContext.Done : VerbContext.Failed;
    }

    // A list that only authorised posts hold is missed at no other.
    private static bool Write(VerbContext context, Newest list, HashSet<string> lanes, List<Held> held)
    {
        var expected = ListNames.IsOptional(list.ListName) ? held.Count : lanes.Count;
        var holding = held.Count(one => one.Version >= list.Version);
        var oldest = held.Where(one => one.Version < list.Version).MinBy(one => one.Version);
        context.Write(new
        {
            list = list.ListName,
            version = list.Version,
            published = list.CreatedAt,
            lanes = expected,
            holding,
            none = expected - held.Count,
            lastArrival = held.Where(one => one.Version >= list.Version).Max(one => (DateTime?)one.Since),
            oldestLane = oldest?.LaneId,
            oldestVersion = oldest?.Version,
        });
        return holding >= expected;
    }

    private sealed record Newest(string ListName, long Version, DateTime CreatedAt);

    private sealed record Held(string ListName, string LaneId, long Version, DateTime Since);
}
