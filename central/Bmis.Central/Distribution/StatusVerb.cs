using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Crossings;
using Bmis.Sync.Distribution.Roles;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution status</c>: a line for each role and each list. It fails when a role that lanes need is
/// missing or over, a lane lacks what is meant for it, or one holds a version that is recalled or that headquarters has
/// never published.
/// </summary>
internal static class StatusVerb
{
    public const string Usage =
        "     each role and list: versions, ends, who holds them; exit 1 when lanes cannot follow";

    // Lanes that are named; all are counted.
    private const int Named = 50;

    private const string SelectLanes = "select lane_id from lane where disabled_at is null order by lane_id";

    private const string SelectHeld = "select list_name, lane_id, version, since from lane_list order by lane_id";

    public static async Task<int> RunAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var isWell = await RolesAsync(rooms, context) & await ListsAsync(rooms, context);
        return isWell ? VerbContext.Done : VerbContext.Failed;
    }

    private static async Task<bool> RolesAsync(VerbRooms rooms, VerbContext context)
    {
        await using var connection = await rooms.GetRequiredService<IWarehouse>()
            .ForRegistry().OpenConnectionAsync(context.Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(context.Cancellation);
        var roles = await RoleRows.RolesAsync(transaction, context.Cancellation);
        var now = rooms.GetRequiredService<TimeProvider>().GetUtcNow();
        var isWell = true;
        foreach (var kind in Enum.GetValues<RoleKind>())
        {
            var role = roles.LastOrDefault(one => one.Role.Kind == kind)?.Role;
            var isOver = role is null || role.Expires <= now;
            isWell &= !isOver;
            context.Write(new { role = kind.ToString(), version = role?.Version, expires = role?.Expires, isOver });
        }

        return isWell;
    }

    private static async Task<bool> ListsAsync(VerbRooms rooms, VerbContext context)
    {
        var warehouse = rooms.GetRequiredService<IWarehouse>();
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(context.Cancellation);
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(context.Cancellation);
        var lanes = (await registry.QueryAsync<string>(SelectLanes)).ToHashSet(StringComparer.Ordinal);
        var held = (await reading.QueryAsync<Held>(SelectHeld))
            .Where(one => lanes.Contains(one.LaneId)).ToLookup(one => one.ListName, StringComparer.Ordinal);
        var isWell = true;
        var current = await new HeldVersions(warehouse).CurrentAsync(context.Cancellation);
        foreach (var list in current.GroupBy(one => one.ListName))
            isWell &= Write(context, [.. list], lanes, [.. held[list.Key]]);
        return isWell;
    }

    // A list that only authorised posts hold is missed at no other, and a share of the lanes misses what is for others.
    private static bool Write(
        VerbContext context, List<CurrentVersion> current, HashSet<string> lanes, List<Held> held)
    {
        var list = current[^1];
        var expected = ListNames.IsOptional(list.ListName) ? held.Count : lanes.Count;
        var holding = held.Count(one => one.Version >= list.Version);
        var ahead = held.Count(one => one.Version > list.Version);
        var oldest = held.Where(one => one.Version < list.Version).MinBy(one => one.Version);
        List<Held> recalled = [.. held.Where(one => list.Recalls(one.Version))];
        var served = held.Count(one => one.Version >= Meant(current, one.LaneId));
        context.Write(new
        {
            list = list.ListName,
            version = list.Version,
            published = list.CreatedAt,
            expires = list.ExpiresAt,
            share = list.Share,
            forOthers = current.Count > 1 ? current[0].Version : (long?)null,
            lanes = expected,
            holding,
            none = expected - held.Count,
            ahead,
            versions = held.GroupBy(one => one.Version).OrderByDescending(one => one.Key)
                .Select(one => new { version = one.Key, lanes = one.Count() }),
            recallsFrom = list.RecallsFrom,
            recallsTo = list.RecallsTo,
            recalled = recalled.Count,
            recalledLanes = recalled.Take(Named).Select(one => one.LaneId),
            lastArrival = held.Where(one => one.Version >= list.Version).Max(one => (DateTime?)one.Since),
            oldestLane = oldest?.LaneId,
            oldestVersion = oldest?.Version,
        });
        return ahead == 0 && recalled.Count == 0 && served >= expected;
    }

    private static long Meant(List<CurrentVersion> current, string lane) =>
        current.LastOrDefault(one => one.IsMeantFor(lane))?.Version ?? 0;

    private sealed record Held(string ListName, string LaneId, long Version, DateTime Since);
}
