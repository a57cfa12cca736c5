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

    // What a branch shares with another of the lane counts there already, or will when that one is decided.
    private const string SelectShared =
        """
        select distinct entry.sequence from envelope as entry
        join unnest(@sequences, @hashes) as one (sequence, hash) using (sequence, hash)
        where entry.region_id = @RegionId and entry.lane_id in (
            select lane_id from producer
            where split_part(lane_id, '+', 1) = @Lane and region_id = @RegionId and lane_id <> @LaneId)
        """;

    // A server that stands still in the middle must not hold the lane for long: PostgreSQL ends its session.
    private const string Raise =
        """
        set local idle_in_transaction_session_timeout = '20s';
        update producer set next_sequence = @next + 1, last_hash = @nextHash, acknowledged_at = @now
        where region_id = @RegionId and lane_id = @LaneId
            and next_sequence = @expected + 1 and last_hash = @expectedHash
        returning state, exists (
            select from producer as other
            where split_part(other.lane_id, '+', 1) = @Lane and other.lane_id <> @LaneId) as is_branched
        """;

    /// <summary>Raises it and says which of the entries do not count; null when it is elsewhere.</summary>
    public static async Task<IReadOnlySet<long>?> RaiseAsync(
        NpgsqlTransaction transaction, LaneRun run, Checkpoint expected, Checkpoint next, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        if (expected.Sequence == 0)
            await connection.ExecuteAsync(
                Open, new { run.RegionId, run.LaneId, hash = expected.Hash.ToArray() }, transaction);
        var raised = await connection.QuerySingleOrDefaultAsync<Raised>(
            Raise,
            new
            {
                run.RegionId,
                run.LaneId,
                run.Lane,
                expected = expected.Sequence,
                expectedHash = expected.Hash.ToArray(),
                next = next.Sequence,
                nextHash = next.Hash.ToArray(),
                now,
            },
            transaction);
        if (raised is null)
            return null;
        if (BranchRow.StateOf(raised.State) != EpochState.Accepted)
            return run.Envelopes.Select(entry => entry.Sequence).ToHashSet();
        return raised.IsBranched ? await SharedAsync(transaction, run) : new HashSet<long>();
    }

    private static async Task<HashSet<long>> SharedAsync(NpgsqlTransaction transaction, LaneRun run) =>
    [
        .. await transaction.Connection!.QueryAsync<long>(
            SelectShared,
            new
            {
                run.RegionId,
                run.LaneId,
                run.Lane,
                sequences = run.Envelopes.Select(entry => entry.Sequence).ToArray(),
                hashes = run.Envelopes.Select(entry => entry.Hash.ToArray()).ToArray(),
            },
            transaction),
    ];

    private sealed record Raised(string State, bool IsBranched);
}
