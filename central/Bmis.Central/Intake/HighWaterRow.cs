using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Dapper;
using Npgsql;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Central.Intake;

/// <summary>
/// How far a branch of a lane's journal has been taken in. Raising it is a compare-and-set: an entry arrives once.
/// </summary>
internal static class HighWaterRow
{
    private const string Open =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash)
        values (@RegionId, @LaneId, 1, @hash) on conflict do nothing
        """;

    // A server that stands still in the middle must not hold the lane for long: PostgreSQL ends its session.
    private const string Raise =
        """
        set local idle_in_transaction_session_timeout = '20s';
        update producer set next_sequence = @next + 1, last_hash = @nextHash, acknowledged_at = @now
        where region_id = @RegionId and lane_id = @LaneId
            and next_sequence = @expected + 1 and last_hash = @expectedHash
        returning state
        """;

    /// <summary>Raises it and says whether the branch counts; null when it is elsewhere.</summary>
    public static async Task<EpochState?> RaiseAsync(
        NpgsqlTransaction transaction, LaneRun run, Checkpoint expected, Checkpoint next, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        if (expected.Sequence == 0)
            await connection.ExecuteAsync(
                Open, new { run.RegionId, run.LaneId, hash = expected.Hash.ToArray() }, transaction);
        var state = await connection.QuerySingleOrDefaultAsync<string>(
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
        return state is null ? null : BranchRow.StateOf(state);
    }
}
