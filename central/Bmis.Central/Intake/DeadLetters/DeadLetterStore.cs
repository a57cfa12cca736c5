using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>Reads dead letters, and writes who looks after them.</summary>
internal sealed class DeadLetterStore(IWarehouse warehouse, TimeProvider clock)
{
    /// <summary>Most letters that are read at once.</summary>
    public const int Most = 200;

    private const string Meant =
        """
        (@LaneId::text is null or lane_id = @LaneId) and (@Sequence::bigint is null or sequence = @Sequence)
            and (@Reason::text is null or reason = @Reason)
        """;

    private const string SelectReasons =
        """
        select reason, count(*)::int as letters, count(distinct lane_id)::int as lanes,
            (count(*) filter (where owner = ''))::int as unowned, min(noted_at) as oldest
        from dead_letter where replayed_at is null group by reason order by count(*) desc, reason
        """;

    private const string Columns =
        """
        region_id, lane_id, sequence, kind, reason, noted_at, owner, taken_at, tried_at, tried_by, outcome
        """;

    private const string SelectWaiting =
        $"""
        select {Columns} from dead_letter where replayed_at is null and {Meant}
        order by lane_id, sequence limit @most
        """;

    private const string SelectOver =
        $"""
        select {Columns} from dead_letter where replayed_at is not null and {Meant}
        order by replayed_at desc, lane_id, sequence limit @most
        """;

    private const string SelectJournals =
        $"""
        select distinct region_id, lane_id from dead_letter where replayed_at is null and {Meant}
        order by region_id, lane_id
        """;

    private const string Take =
        $"""
        update dead_letter set owner = @by, taken_at = @now
        where region_id = @RegionId and replayed_at is null and owner <> @by and {Meant}
        """;

    /// <summary>What waits, by its reason, the most first.</summary>
    public async Task<IReadOnlyList<ReasonRow>> ReasonsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<ReasonRow>(
            new CommandDefinition(SelectReasons, cancellationToken: cancellation))];
    }

    /// <summary>Letters in the order of their journals; of those that are over the newest first.</summary>
    public async Task<IReadOnlyList<LetterRow>> LettersAsync(
        LetterFilter filter, CancellationToken cancellation, int most = Most)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<LetterRow>(new CommandDefinition(
            filter.IsOver ? SelectOver : SelectWaiting,
            new { filter.LaneId, filter.Sequence, filter.Reason, most },
            cancellationToken: cancellation))];
    }

    /// <summary>What is meant and waits, journal by journal.</summary>
    public async Task<IReadOnlyList<LetterSelection>> MeantAsync(LetterFilter filter, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var journals = await connection.QueryAsync<(int Region, string Lane)>(new CommandDefinition(
            SelectJournals, filter, cancellationToken: cancellation));
        return [.. journals.Select(one => new LetterSelection(one.Region, one.Lane, filter.Reason, filter.Sequence))];
    }

    /// <summary>Makes somebody the owner of letters that wait; says of how many.</summary>
    public async Task<int> TakeAsync(LetterSelection meant, string by, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(meant.RegionId).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            Take,
            new { meant.RegionId, meant.LaneId, meant.Sequence, meant.Reason, by, now = clock.GetUtcNow() },
            cancellationToken: cancellation));
    }
}
