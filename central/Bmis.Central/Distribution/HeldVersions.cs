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

    private const string SelectNewest =
        """
        select distinct on (list_name) list_name, version, created_at, expires_at, share, recalls_from
        from published_list order by list_name, version desc
        """;

    /// <summary>Everything that lanes last said.</summary>
    public async Task<IReadOnlyList<HeldVersion>> HeldAsync(CancellationToken cancellation)
    {
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await reading.QueryAsync<HeldVersion>(
            new CommandDefinition(SelectHeld, cancellationToken: cancellation))];
    }

    /// <summary>The newest version of every list.</summary>
    public async Task<IReadOnlyList<NewestVersion>> NewestAsync(CancellationToken cancellation)
    {
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await registry.QueryAsync<NewestVersion>(
            new CommandDefinition(SelectNewest, cancellationToken: cancellation))];
    }
}
