using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution status</c>: a line for each role and each list. It fails when a role that lanes need is
/// missing or over, or a lane holds a version that headquarters has never published.
/// </summary>
internal static class StatusVerb
{
    public const string Usage =
        "     each role and list: versions, ends, who holds them; exit 1 when lanes cannot follow";

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
        var versions = new HeldVersions(rooms.GetRequiredService<IWarehouse>());
        var held = (await versions.HeldAsync(context.Cancellation)).ToLookup(one => one.ListName);
        var isWell = true;
        foreach (var list in await versions.NewestAsync(context.Cancellation))
        {
            var lanes = held[list.ListName].ToList();
            var oldest = lanes.MinBy(one => one.Version);
            var ahead = lanes.Count(one => one.Version > list.Version);
            isWell &= ahead == 0;
            context.Write(new
            {
                list = list.ListName,
                version = list.Version,
                created = list.CreatedAt,
                expires = list.ExpiresAt,
                share = list.Share,
                lanes = lanes.Count,
                newest = lanes.Count(one => one.Version == list.Version),
                oldest = oldest?.Version,
                oldestLane = oldest?.LaneId,
                ahead,
            });
        }

        return isWell;
    }
}
