using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.StayLedger;

/// <summary>
/// Entries that were applied after the histories had been read past their numbers: replayed dead letters. What counts
/// of each crossing now is read, so that an older record never takes the place of its correction.
/// </summary>
internal sealed class HistoryAgain(IWarehouse warehouse)
{
    private const int AtOnce = 1000;

    private const string Select =
        """
        select again.region_id, again.lane_id, again.sequence as queued, entry.sequence, entry.kind, entry.header,
            entry.sealed
        from history_again as again
            left join correction as own using (region_id, lane_id, sequence)
            cross join lateral (
                select coalesce(own.crossing_sequence, again.sequence) as sequence) as record
            cross join lateral (
                select coalesce(max(correction.sequence), record.sequence) as sequence from correction
                where correction.region_id = again.region_id and correction.lane_id = again.lane_id
                    and correction.crossing_sequence = record.sequence) as counting
            left join envelope as entry on entry.region_id = again.region_id and entry.lane_id = again.lane_id
                and entry.sequence = counting.sequence and entry.sealed is not null
        order by again.region_id, again.lane_id, again.sequence limit @AtOnce
        """;

    private const string Delete =
        "delete from history_again where region_id = @RegionId and lane_id = @LaneId and sequence = @Queued";

    /// <summary>The next of them; all that there are when they are fewer than asked for at once.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>> ReadAsync(NpgsqlConnection reading) =>
        [.. await reading.QueryAsync<HistoryEntry>(Select, new { AtOnce })];

    /// <summary>Whether there may be more than these.</summary>
    public static bool IsFull(IReadOnlyList<HistoryEntry> read) => read.Count == AtOnce;

    /// <summary>Takes them out, after the histories that hold them are committed: a kill repeats and loses none.
    /// </summary>
    public async Task RemoveAsync(IReadOnlyList<HistoryEntry> read, CancellationToken cancellation)
    {
        foreach (var region in read.GroupBy(entry => entry.RegionId))
        {
            await using var connection = await warehouse.ForProducer(region.Key).OpenConnectionAsync(cancellation);
            await connection.ExecuteAsync(Delete, region);
        }
    }
}
