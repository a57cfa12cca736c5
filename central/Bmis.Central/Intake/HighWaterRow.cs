using Bmis.Sync.Envelopes;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// How far a lane's journal has been taken in. Raising it is a compare-and-set, so that an entry arrives once.
/// </summary>
internal static class HighWaterRow
{
    private const string Open =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash)
        values (@RegionId, @LaneId, 1, @hash) on conflict do nothing
        """;

    private const string Raise =
        """
        update producer set next_sequence = @next + 1, last_hash = @nextHash, acknowledged_at = @now
        where region_id = @RegionId and lane_id = @LaneId
            and next_sequence = @expected + 1 and last_hash = @expectedHash
        """;

    /// <summary>Raises it; false when the lane is elsewhere.</summary>
    public static async Task<bool> RaiseAsync(
        NpgsqlTransaction transaction, LaneRun run, Checkpoint expected, Checkpoint next, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        if (expected.Sequence == 0)
            await connection.ExecuteAsync(
                Open, new { run.RegionId, run.LaneId, hash = expected.Hash.ToArray() }, transaction);
        var raised = await connection.ExecuteAsync(
            Raise,
            new
            {
                run.RegionId,
                run.LaneId,
                expected = expected.Sequence,
                expectedHash = expected.Hash.ToArray(),
                next = next.Sequence,
                nextHash = next.Hash.ToArray(),
                now,
            },
            transaction);
        return raised == 1;
    }
}
