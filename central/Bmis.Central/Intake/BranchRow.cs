using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Dapper;
using Npgsql;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Central.Intake;

/// <summary>Takes branches of lanes' journals over for a stream, and begins those that are new.</summary>
internal static class BranchRow
{
    private const string TakeFirst =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash, lease)
        values (@regionId, @Key, 1, @start, 1)
        on conflict (region_id, lane_id) do update set lease = producer.lease + 1
        returning next_sequence - 1 as sequence, last_hash as hash, state, lease
        """;

    private const string TakeLater =
        """
        update producer set lease = lease + 1 where region_id = @regionId and lane_id = @Key
        returning next_sequence - 1 as sequence, last_hash as hash, state, lease
        """;

    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('branches of ' || @LaneId, 0))";

    private const string CountUndecided =
        """
        select count(*)::int from producer
        where region_id = @regionId and split_part(lane_id, '+', 1) = @LaneId and state = 'quarantined'
        """;

    // The entry at which the lane says that it leaves the others, if any of them holds it.
    private const string IsHeld =
        """
        select exists (
            select from envelope as entry
            where entry.region_id = @regionId and entry.sequence = @sequence and entry.hash = @hash
                and entry.lane_id in (
                    select lane_id from producer
                    where region_id = @regionId and split_part(lane_id, '+', 1) = @LaneId))
        """;

    private const string Begin =
        """
        insert into producer (region_id, lane_id, next_sequence, last_hash, lease, state, base_sequence, base_hash,
            begun_at, certificate_sha256)
        values (@regionId, @Key, @sequence + 1, @hash, 1, 'quarantined', @sequence, @hash, @now, @certificate)
        returning next_sequence - 1 as sequence, last_hash as hash, state, lease
        """;

    private const string SelectHash =
        """
        select hash from envelope where region_id = @regionId and lane_id = @Key and sequence = @sequence
        union all
        select base_hash from producer where region_id = @regionId and lane_id = @Key and base_sequence = @sequence
        limit 1
        """;

    private const string SelectNext =
        """
        select coalesce(max(nullif(split_part(lane_id, '+', 2), '')::int), 1) + 1 from producer
        where region_id = @regionId and split_part(lane_id, '+', 1) = @LaneId
        """;

    /// <summary>The state that a column says.</summary>
    public static EpochState StateOf(string column) => Enum.Parse<EpochState>(column, ignoreCase: true);

    /// <summary>How a column says a state.</summary>
    public static string TextOf(EpochState state) => state.ToString().ToLowerInvariant();

    /// <summary>Takes a branch over; null when it would be one undecided branch too many.</summary>
    public static async Task<OpenBranch?> TakeAsync(
        NpgsqlTransaction transaction, int regionId, Producer producer, LaneGreeting greeting, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var place = new { regionId, producer.Key, start = Checkpoint.Start.Hash.ToArray() };
        var row = producer.Epoch == Producer.FirstEpoch
            ? await connection.QuerySingleAsync<Row>(TakeFirst, place, transaction)
            : await connection.QuerySingleOrDefaultAsync<Row>(TakeLater, place, transaction)
                ?? await BeginAsync(transaction, regionId, producer, greeting, now);
        return row is null
            ? null
            : new OpenBranch(producer, new Checkpoint(row.Sequence, row.Hash), StateOf(row.State), row.Lease);
    }

    /// <summary>The epoch after every one known of a lane.</summary>
    public static Task<int> NextEpochAsync(NpgsqlConnection connection, int regionId, Producer producer) =>
        connection.ExecuteScalarAsync<int>(SelectNext, new { regionId, producer.LaneId });

    /// <summary>The hash of an entry of a branch, or of the one that it begins behind; null without one.</summary>
    public static Task<byte[]?> HashAtAsync(
        NpgsqlConnection connection, int regionId, Producer producer, long sequence) =>
        connection.ExecuteScalarAsync<byte[]?>(SelectHash, new { regionId, producer.Key, sequence });

    private static async Task<Row?> BeginAsync(
        NpgsqlTransaction transaction, int regionId, Producer producer, LaneGreeting greeting, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var lane = new { regionId, producer.LaneId };
        await connection.ExecuteAsync(Lock, lane, transaction);
        var undecided = await connection.ExecuteScalarAsync<int>(CountUndecided, lane, transaction);
        if (undecided >= EnvelopeLimits.UndecidedEpochs)
            return null;
        var start = await IsHeldAsync(transaction, regionId, producer, greeting.Acknowledged)
            ? greeting.Acknowledged
            : Checkpoint.Start;
        return await connection.QuerySingleAsync<Row>(
            Begin,
            new
            {
                regionId,
                producer.Key,
                start.Sequence,
                hash = start.Hash.ToArray(),
                now,
                certificate = greeting.Certificate.IsEmpty ? null : greeting.Certificate.ToArray(),
            },
            transaction);
    }

    private static Task<bool> IsHeldAsync(
        NpgsqlTransaction transaction, int regionId, Producer producer, Checkpoint entry) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(
            IsHeld,
            new { regionId, producer.LaneId, entry.Sequence, hash = entry.Hash.ToArray() },
            transaction);

    private sealed record Row(long Sequence, byte[] Hash, string State, long Lease);
}
