using System.Collections.Concurrent;
using Bmis.Central.Database;
using Bmis.Crossings;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Intake;

/// <summary>Which lanes there are, and to which region and post each belongs.</summary>
internal sealed class LaneDirectory(IWarehouse warehouse)
{
    private const string Select =
        """
        select lane_id, region_id, post_code, disabled_at is not null as disabled, lost_documents_authority
        from lane where lane_id = @laneId
        """;

    private readonly ConcurrentDictionary<string, int> _regions = new();

    /// <summary>The lane as it is registered now; null when it is not.</summary>
    public async Task<Lane?> FindAsync(string laneId, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Lane>(
            new CommandDefinition(Select, new { laneId }, cancellationToken: cancellation));
    }

    /// <summary>Whether a lane may hold a list; asked afresh for one that only authorised posts hold.</summary>
    public async ValueTask<bool> MayHoldAsync(Producer producer, string list, CancellationToken cancellation) =>
        !ListNames.IsOfLostDocuments(list)
        || await FindAsync(producer.LaneId, cancellation) is { Disabled: false, LostDocumentsAuthority.Length: > 0 };

    /// <summary>The region of a lane that may push, asked afresh.</summary>
    /// <exception cref="UnknownLaneException">It is not registered or is disabled.</exception>
    public async ValueTask<int> RequireAsync(Producer producer, CancellationToken cancellation)
    {
        var lane = await FindAsync(producer.LaneId, cancellation);
        if (lane is null or { Disabled: true })
            throw new UnknownLaneException(producer.LaneId);
        return _regions[lane.LaneId] = lane.RegionId;
    }

    /// <summary>The region as it was when the lane's stream began: batches need no second look-up.</summary>
    public ValueTask<int> RegionAsync(Producer producer, CancellationToken cancellation) =>
        _regions.TryGetValue(producer.LaneId, out var region)
            ? ValueTask.FromResult(region)
            : RequireAsync(producer, cancellation);
}
