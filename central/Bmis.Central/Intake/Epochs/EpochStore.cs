using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.Epochs;

/// <summary>
/// The branches of lanes' journals, and the decision about them. One of a lane's branches counts; accepting another
/// closes it. A decision ends the streams of both at their next status, so that their lanes hear of it.
/// </summary>
internal sealed class EpochStore(IWarehouse warehouse, RecordSeal seal, Arrivals arrivals, TimeProvider clock)
{
    /// <summary>Characters of the words at most.</summary>
    public const int LongestWords = 500;

    private const string WordsRow = "branch";

    private const string Columns =
        """
        region_id, lane_id, state, base_sequence, next_sequence - 1 as held, begun_at, acknowledged_at,
        certificate_sha256, decided_at, decided_by, words as sealed_words,
        (select count(*) from dead_letter as letter
            where letter.region_id = producer.region_id and letter.lane_id = producer.lane_id
                and letter.reason = @Undecided and letter.replayed_at is null) as apart
        """;

    // Lanes with one branch alone are not shown: nothing is to be decided.
    private const string SelectAll =
        $"""
        select {Columns} from producer
        where split_part(lane_id, '+', 1) in (
                select split_part(lane_id, '+', 1) from producer where lane_id like '%+%')
            and (@lane::text is null or split_part(lane_id, '+', 1) = @lane)
        order by split_part(lane_id, '+', 1), coalesce(nullif(split_part(lane_id, '+', 2), ''), '1')::int
        """;

    private const string SelectWaiting =
        """
        select region_id, lane_id, decided_by from producer
        where state = 'accepted' and exists (
            select from dead_letter as letter
            where letter.region_id = producer.region_id and letter.lane_id = producer.lane_id
                and letter.reason = @Undecided and letter.replayed_at is null)
        """;

    private const string Hold =
        """
        select lane_id, state from producer
        where region_id = @regionId and split_part(lane_id, '+', 1) = @lane
        order by lane_id for update
        """;

    private const string Close =
        """
        update producer set state = 'closed', decided_at = @now, decided_by = @by, lease = lease + 1
        where region_id = @regionId and split_part(lane_id, '+', 1) = @lane and state = 'accepted'
        """;

    private const string Decide =
        """
        update producer set state = @text, decided_at = @now, decided_by = @by, words = @words, lease = lease + 1
        where region_id = @regionId and lane_id = @key
        """;

    // They told of what is decided now.
    private const string CloseAlarms =
        """
        update alarm set closed_at = @now, closed_by = @by
        where region_id = @regionId and split_part(lane_id, '+', 1) = @lane and closed_at is null
            and kind = any(@kinds) and not exists (
                select from producer
                where region_id = @regionId and split_part(lane_id, '+', 1) = @lane and state = 'quarantined')
        """;

    private static readonly string[] Kinds =
        [nameof(RefusalReason.Fork), nameof(RefusalReason.Rewound), nameof(RefusalReason.EpochLimit)];

    /// <summary>Every branch of every lane that has more than one, or of one such lane.</summary>
    public async Task<IReadOnlyList<Branch>> ReadAsync(string? lane, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var branches = await connection.QueryAsync<Branch>(new CommandDefinition(
            SelectAll, new { lane, DeadLetter.Undecided }, cancellationToken: cancellation));
        return [.. branches.Select(branch => branch with
        {
            Words = seal.Words(branch.RegionId, branch.LaneId, WordsRow, branch.SealedWords),
        })];
    }

    /// <summary>Branches that count and have entries that do not yet.</summary>
    public async Task<IReadOnlyList<Branch>> WaitingAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Branch>(new CommandDefinition(
            SelectWaiting, new { DeadLetter.Undecided }, cancellationToken: cancellation))];
    }

    /// <summary>Accepts a branch in place of the one that counts, or refuses it.</summary>
    /// <param name="key">The branch.</param>
    /// <param name="accepts">Whether it is to count.</param>
    /// <param name="words">Why, for whoever asks later; stored sealed.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellation">Ends it before anything is decided.</param>
    public async Task<DecisionResult> DecideAsync(
        string key, bool accepts, string words, string by, CancellationToken cancellation)
    {
        if (words.Length is 0 or > LongestWords || words.Contains('\0', StringComparison.Ordinal))
            return DecisionResult.Words;
        if (Producer.TryParseKey(key) is not { } producer)
            return DecisionResult.Unknown;
        var branches = await ReadAsync(producer.LaneId, cancellation);
        if (branches.FirstOrDefault(one => one.LaneId == key) is not { } found)
            return DecisionResult.Unknown;
        await using var connection = await warehouse.ForProducer(found.RegionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var state = accepts ? EpochState.Accepted : EpochState.Refused;
        var result = await DecideAsync(transaction, found.RegionId, producer, state, words, by);
        if (result != DecisionResult.Done)
            return result;
        await transaction.CommitDurablyAsync(CancellationToken.None);
        arrivals.AnnounceState();
        return result;
    }

    private async Task<DecisionResult> DecideAsync(
        NpgsqlTransaction transaction, int regionId, Producer producer, EpochState state, string words, string by)
    {
        var connection = transaction.Connection!;
        var (lane, key, now) = (producer.LaneId, producer.Key, clock.GetUtcNow());
        var held = (await connection.QueryAsync<(string Key, string State)>(Hold, new { regionId, lane }, transaction))
            .ToDictionary(row => row.Key, row => BranchRow.StateOf(row.State));
        if (held[key] == state)
            return DecisionResult.Already;
        if (held[key] == EpochState.Accepted)
            return DecisionResult.Counts;
        if (state == EpochState.Accepted)
            await connection.ExecuteAsync(Close, new { regionId, lane, now, by }, transaction);
        var (text, bytes) = (BranchRow.TextOf(state), seal.Seal(regionId, key, WordsRow, words));
        await connection.ExecuteAsync(Decide, new { regionId, key, text, now, by, words = bytes }, transaction);
        await connection.ExecuteAsync(CloseAlarms, new { regionId, lane, now, by, kinds = Kinds }, transaction);
        return DecisionResult.Done;
    }
}
