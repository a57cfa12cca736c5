using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>Reads dead letters that wait, with their entries.</summary>
internal sealed class WaitingLetters(IWarehouse warehouse)
{
    private const int AtOnce = 250;

    // An entry stands already when another journal of the same lane holds it and it is no dead letter there.
    private const string IsApplied =
        """
        exists (
            select from envelope as other
            where other.region_id = letter.region_id and other.sequence = letter.sequence
                and other.entry_id = entry.entry_id
                and other.lane_id in (
                    select lane_id from producer
                    where region_id = @RegionId and lane_id <> @LaneId
                        and split_part(lane_id, '+', 1) = split_part(@LaneId, '+', 1))
                and not exists (
                    select from dead_letter as theirs
                    where theirs.region_id = other.region_id and theirs.lane_id = other.lane_id
                        and theirs.sequence = other.sequence and theirs.outcome <> 'applied')) as is_applied
        """;

    private const string From =
        """
        from dead_letter as letter left join envelope as entry using (region_id, lane_id, sequence)
        where letter.region_id = @RegionId and letter.lane_id = @LaneId and letter.replayed_at is null
            and not (letter.reason = 'epoch.undecided' and exists (
                select from producer as branch
                where branch.region_id = letter.region_id and branch.lane_id = letter.lane_id
                    and branch.state <> 'accepted'))
        """;

    private const string Select =
        $"""
        select letter.sequence, letter.kind, entry.header, entry.sealed, entry.payload_digest, entry.hash, {IsApplied}
        {From} and letter.sequence > @after
            and (@Reason::text is null or letter.reason = @Reason)
            and (@Sequence::bigint is null or letter.sequence = @Sequence)
        order by letter.sequence limit @AtOnce
        """;

    private const string SelectAgain =
        $"select letter.sequence, {IsApplied} {From} and letter.sequence = any(@sequences) order by letter.sequence";

    // Whoever takes in or replays entries of this lane, in whichever journal, waits until the transaction ends.
    private const string Hold =
        """
        select 1 from producer
        where region_id = @RegionId and split_part(lane_id, '+', 1) = split_part(@LaneId, '+', 1)
        order by lane_id for update
        """;

    /// <summary>The next ones that are meant, in their order.</summary>
    public async Task<IReadOnlyList<WaitingLetter>> FindAsync(
        LetterSelection meant, long after, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(meant.RegionId).OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<WaitingLetter>(new CommandDefinition(
            Select,
            new { meant.RegionId, meant.LaneId, meant.Reason, meant.Sequence, after, AtOnce },
            cancellationToken: cancellation))];
    }

    /// <summary>Holds the lane and says whether the letters still stand as they were read.</summary>
    public static async Task<bool> HoldAsync(
        NpgsqlTransaction transaction, LetterSelection meant, IReadOnlyList<WaitingLetter> read)
    {
        var connection = transaction.Connection!;
        var values = new
        {
            meant.RegionId, meant.LaneId, sequences = read.Select(letter => letter.Sequence).ToArray(),
        };
        await connection.ExecuteAsync(Hold, values, transaction);
        var now = await connection.QueryAsync<WaitingLetter>(SelectAgain, values, transaction);
        return now.Select(Key).SequenceEqual(read.Select(Key));
    }

    private static (long, bool) Key(WaitingLetter letter) => (letter.Sequence, letter.IsApplied);
}
