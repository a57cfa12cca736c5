using Bmis.Central.CommandLine;
using Bmis.Central.Keys;

namespace Bmis.Central.Database;

/// <summary><c>bmis-central migrate</c>: brings every server of the warehouse to this program's schema and
/// links the shards.</summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var schema = rooms.GetRequiredService<Schema>();
        var partitions = rooms.GetRequiredService<Partitions>();
        var clock = rooms.GetRequiredService<TimeProvider>();
        var clear = rooms.GetRequiredService<ClearRows>();
        foreach (var source in rooms.GetRequiredService<IWarehouse>().All)
        {
            var applied = await schema.ApplyAsync(source, context.Cancellation);
            foreach (var step in applied)
                context.Write(new { migration = step.ToString(), applied = true });
            var made = await partitions.EnsureAsync(source, clock.GetUtcNow(), context.Cancellation);
            context.Write(new { migrations = applied.Count, partitions = made });
            rooms.GetRequiredService<WarehouseKeys>().Require();
            await clear.SealAsync(
                source, (table, rows) => context.Write(new { table, @sealed = rows }), context.Cancellation);
        }

        if (await rooms.GetRequiredService<ShardLinks>().LinkAsync(context.Cancellation) is > 0 and var linked)
            context.Write(new { linked });
        return VerbContext.Done;
    }
}
