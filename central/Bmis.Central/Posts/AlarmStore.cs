using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Posts;

/// <summary>Alarms of lanes, and their owner's decision.</summary>
internal sealed class AlarmStore(IWarehouse warehouse, RecordSeal seal, TimeProvider clock)
{
    /// <summary>Most characters that are said about an alarm.</summary>
    public const int LongestWords = 500;

    private const int Most = 50;

    private const string Select =
        """
        select region_id, lane_id, kind, sequence, raised_at, closed_at, closed_by, words from alarm
        where region_id = @region and split_part(lane_id, '+', 1) = @lane
        order by closed_at is not null, raised_at desc limit @Most
        """;

    private const string Close =
        """
        update alarm set closed_at = @now, closed_by = @by, words = @words
        where region_id = @RegionId and lane_id = @LaneId and kind = @Kind and sequence = @Sequence
            and closed_at is null
        """;

    /// <summary>A lane's alarms, the open ones first and then the newest.</summary>
    public async Task<IReadOnlyList<AlarmRow>> OfLaneAsync(int region, string lane, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AlarmRow>(
            new CommandDefinition(Select, new { region, lane, Most }, cancellationToken: cancellation))];
    }

    /// <summary>What was said about it.</summary>
    public string Words(AlarmRow alarm) => seal.Words(alarm.RegionId, alarm.LaneId, alarm.Place, alarm.Words);

    /// <summary>Closes an open alarm; false when there is none.</summary>
    public async Task<bool> CloseAsync(AlarmRow alarm, string words, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(alarm.RegionId).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            Close,
            new
            {
                alarm.RegionId,
                alarm.LaneId,
                alarm.Kind,
                alarm.Sequence,
                by,
                words = seal.Seal(alarm.RegionId, alarm.LaneId, alarm.Place, words),
                now = clock.GetUtcNow(),
            },
            cancellationToken: cancellation)) == 1;
    }
}
