using Bmis.Central.Database;
using Bmis.Central.Intake;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits.Photographs;

/// <summary>Removes pictures whose time is over, and parts that nothing follows, every ten minutes.</summary>
internal sealed class PhotographKeeper(
    IWarehouse warehouse,
    TravellerPhotographs travellers,
    EntryPhotographs entries,
    AttachmentParts parts,
    TimeProvider clock,
    ILogger<PhotographKeeper> logger) : RecurringWork(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Looks once; says how many were removed.</summary>
    internal async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        var removed = await entries.RemoveUnusedAsync(cancellation);
        foreach (var region in await RegionsAsync(cancellation))
        {
            removed += await travellers.RemoveOldAsync(region, cancellation);
            await parts.SweepAsync(region, cancellation);
        }

        return removed;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            if (await RemoveAsync(cancellation) is > 0 and var removed)
                Log.PhotographsRemoved(logger, removed);
        }
        catch (NpgsqlException fault)
        {
            Log.PhotographsNotRemoved(logger, fault.Message);
        }
    }

    private async Task<List<int>> RegionsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<int>("select distinct region_id from post order by region_id")];
    }
}
