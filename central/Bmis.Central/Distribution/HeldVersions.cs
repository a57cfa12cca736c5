using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>What lanes hold, beside what is published.</summary>
internal sealed class HeldVersions(IWarehouse warehouse)
{
    private const string SelectHeld =
        """
        select region_id, lane_id, held.key as list_name, held.value::bigint as version
        from lane_status cross join jsonb_each_text(held_lists) as held
        order by lane_id, list_name
        """;

    /// <summary>Everything that lanes last said.</summary>
    public async Task<IReadOnlyList<HeldVersion>> HeldAsync(CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await reading.QueryAsync<HeldVersion>(
            new CommandDefinition(SelectHeld, cancellationToken: cancellation))];
    }

    /// <summary>The versions of every list that lanes should hold, the older one first.</summary>
    public async Task<IReadOnlyList<CurrentVersion>> CurrentAsync(CancellationToken cancellation)
    {
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await registry.QueryAsync<CurrentVersion>(
            new CommandDefinition(CurrentVersion.Select, cancellationToken: cancellation))];
    }
}
