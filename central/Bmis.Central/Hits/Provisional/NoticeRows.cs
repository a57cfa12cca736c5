using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Dapper;
using Npgsql;

namespace Bmis.Central.Hits.Provisional;

/// <summary>
/// Writes notices and lets them go. The row of the branch is held meanwhile, as intake holds it: so no notice is kept
/// beside the transaction that takes its entry in.
/// </summary>
internal static class NoticeRows
{
    /// <summary>The alarm of an entry that is another than its notice.</summary>
    public const string Differs = "notice-differs";

    // More hits than the longest backlog has of a lane whose list finds too much.
    private const int MostOfBranch = 10_000;

    private const string Open =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash)
        values (@regionId, @Key, 1, @start) on conflict do nothing
        """;

    private const string Hold =
        """
        select state, next_sequence,
            (select count(*) from urgent_notice where region_id = @regionId and lane_id = @Key) as notices
        from producer where region_id = @regionId and lane_id = @Key for share
        """;

    private const string Insert =
        """
        insert into urgent_notice
            (region_id, lane_id, sequence, header, sealed, payload_digest, hash, received_at)
        values (@regionId, @Key, @Sequence, @header, @bytes, @digest, @hash, @now)
        on conflict do nothing
        """;

    private const string SelectOfRun =
        """
        select sequence, hash from urgent_notice
        where region_id = @RegionId and lane_id = @LaneId and sequence between @first and @last
        """;

    private const string Delete =
        "delete from urgent_notice where region_id = @RegionId and lane_id = @LaneId and sequence = any(@settled)";

    private const string RaiseAlarm =
        """
        insert into alarm (region_id, lane_id, kind, sequence, raised_at)
        select @RegionId, @LaneId, @Differs, one.sequence, @now from unnest(@other) as one (sequence)
        on conflict do nothing
        """;

    /// <summary>Keeps a notice of a lane, unless its entry is here.</summary>
    public static async Task<NoticeFate> KeepAsync(
        NpgsqlTransaction transaction,
        RecordSeal seal,
        int regionId,
        Producer producer,
        Envelope envelope,
        DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var place = new { regionId, producer.Key, start = Checkpoint.Start.Hash.ToArray() };
        if (producer.Epoch == Producer.FirstEpoch)
            await connection.ExecuteAsync(Open, place, transaction);
        if (await connection.QuerySingleOrDefaultAsync<Held>(Hold, place, transaction) is not { } held)
            return NoticeFate.Later;
        if (envelope.Sequence < held.NextSequence)
            return NoticeFate.Known;
        if (held.Notices >= MostOfBranch)
            return NoticeFate.Later;
        var rows = await connection.ExecuteAsync(
            Insert,
            new
            {
                regionId,
                producer.Key,
                envelope.Sequence,
                header = envelope.HeaderBytes.ToArray(),
                bytes = seal.Seal(envelope),
                digest = envelope.PayloadDigest.ToArray(),
                hash = envelope.Hash.ToArray(),
                now,
            },
            transaction);
        return rows == 0 ? NoticeFate.Known
            : BranchRow.StateOf(held.State) == Bmis.Sync.Protocol.EpochState.Accepted ? NoticeFate.Counts
            : NoticeFate.Apart;
    }

    /// <summary>
    /// Lets the notices of a run's entries go, in its transaction. Those that say something else stay and raise an
    /// alarm; returns how many they are.
    /// </summary>
    public static async Task<int> SettleAsync(NpgsqlTransaction transaction, LaneRun run, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var (first, last) = (run.Before + 1, run.Envelopes[^1].Sequence);
        var notices = (await connection.QueryAsync<(long Sequence, byte[] Hash)>(
            SelectOfRun, new { run.RegionId, run.LaneId, first, last }, transaction)).ToList();
        if (notices.Count == 0)
            return 0;
        var hashes = run.Envelopes.ToDictionary(entry => entry.Sequence, entry => entry.Hash);
        var isSame = notices.ToLookup(
            one => hashes[one.Sequence].Span.SequenceEqual(one.Hash), one => one.Sequence);
        long[] settled = [.. isSame[true]];
        long[] other = [.. isSame[false]];
        await connection.ExecuteAsync(Delete, new { run.RegionId, run.LaneId, settled }, transaction);
        if (other.Length > 0)
            await connection.ExecuteAsync(
                RaiseAlarm, new { run.RegionId, run.LaneId, Differs, other, now }, transaction);
        return other.Length;
    }

    private sealed record Held(string State, long NextSequence, long Notices);
}
