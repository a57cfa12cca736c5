using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Dapper;

namespace Bmis.Central.CrossingHistory;

/// <summary>Reads crossings for the pages.</summary>
internal sealed class CrossingStore(IWarehouse warehouse, RecordSeal seal)
{
    private const string Columns =
        """
        region_id, lane_id, sequence, post_code, direction, decision, verdict, capture_mode, crossed_at, time_zone,
        stored_at, officer_id, supervisor_id, nationality, document_code, issuing_state, sex, hit_count,
        is_drill, personal
        """;

    private const string Order = "crossed_at desc, region_id desc, lane_id desc, sequence desc";

    // Each region's newest come from its own index; the outer order only merges them.
    private const string Regions = "select distinct region_id as region from post";

    private const string SelectOne =
        $"""
        select {Columns} from crossing where region_id = @regionId and lane_id = @laneId and sequence = @sequence
        """;

    // The newest correction carries the record that counts; without one it is the record itself.
    private const string SelectPayload =
        """
        select kind, header, sealed from envelope
        where region_id = @regionId and lane_id = @laneId and sealed is not null and sequence = coalesce(
            (select max(sequence) from correction where region_id = @regionId and lane_id = @laneId
                and crossing_sequence = @sequence), @sequence)
        """;

    private const string SelectCorrections =
        """
        select sequence, corrected_at, officer_id, supervisor_id, was, became, reason as sealed_reason from correction
        where region_id = @regionId and lane_id = @laneId and crossing_sequence = @sequence order by sequence
        """;

    private const string SelectCase =
        $"""
        select header, sealed from case_event join envelope using (region_id, lane_id, sequence)
        where region_id = @regionId and lane_id in {LaneBranches.Keys} and case_id = @caseId and sealed is not null
        order by sequence
        """;

    /// <summary>The page that the filter names; a post narrows it to what the reader may see.</summary>
    public async Task<CrossingPage> ReadAsync(CrossingFilter filter, string? onlyPost, CancellationToken cancellation)
    {
        var before = filter.Before;
        var sql =
            $"""
            select newest.* from ({Regions}) as regions cross join lateral (
                select {Columns} from crossing
                where region_id = regions.region {Conditions(filter, onlyPost)}
                order by {Order} limit @limit) as newest
            order by {Order} limit @limit
            """;
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<CrossingRow>(new CommandDefinition(
            sql,
            new
            {
                filter.Post,
                onlyPost,
                direction = (short?)filter.Direction,
                verdict = (short?)filter.Verdict,
                filter.Decision,
                filter.Nationality,
                filter.From,
                filter.To,
                fromTime = Start(filter.From, -1),
                toTime = Start(filter.To, 2),
                beforeAt = before?.At,
                beforeRegion = before?.RegionId,
                beforeLane = before?.LaneId,
                beforeSequence = before?.Sequence,
                limit = CrossingPage.Size + 1,
            },
            cancellationToken: cancellation))).ToList();
        var page = rows.Take(CrossingPage.Size).Select(Opened).ToList();
        return new CrossingPage(page, rows.Count > page.Count ? page[^1].Cursor : null);
    }

    /// <summary>One crossing; null when there is none.</summary>
    public async Task<CrossingRow?> FindAsync(
        int regionId, string laneId, long sequence, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<CrossingRow>(new CommandDefinition(
            SelectOne, new { regionId, laneId, sequence }, cancellationToken: cancellation)) is { } row
            ? Opened(row)
            : null;
    }

    /// <summary>The record that counts, as the lane wrote it; null after erasure.</summary>
    public async Task<Crossing?> ReadRecordAsync(
        int regionId, string laneId, long sequence, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var (kind, header, bytes) = await connection.QueryFirstOrDefaultAsync<(string, byte[], byte[]?)>(
            new CommandDefinition(
                SelectPayload, new { regionId, laneId, sequence }, cancellationToken: cancellation));
        if (bytes is null || seal.Payload(header, bytes) is not { } payload)
            return null;
        if (kind == EntryKinds.Correction && CorrectionContract.TryRead(payload, out var correction, out _))
            return correction!.Corrected;
        return CrossingContract.TryRead(payload, out var crossing, out _) ? crossing : null;
    }

    /// <summary>The corrections of a crossing, oldest first.</summary>
    public async Task<IReadOnlyList<CorrectionRow>> CorrectionsAsync(
        int regionId, string laneId, long sequence, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<CorrectionRow>(new CommandDefinition(
            SelectCorrections, new { regionId, laneId, sequence }, cancellationToken: cancellation));
        return [.. rows.Select(row => row with
        {
            Reason = seal.Words(regionId, laneId, row.Sequence, row.SealedReason),
        })];
    }

    /// <summary>What second line did about the traveller of a record, oldest first; nothing after erasure.</summary>
    public async Task<IReadOnlyList<CaseEvent>> CaseAsync(
        int regionId, string laneId, Crossing record, CancellationToken cancellation)
    {
        var caseId = record.ReferralId ?? record.CrossingId;
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var entries = await connection.QueryAsync<(byte[] Header, byte[] Sealed)>(new CommandDefinition(
            SelectCase, new { regionId, laneId, caseId }, cancellationToken: cancellation));
        var events = new List<CaseEvent>();
        foreach (var entry in entries)
        {
            if (seal.Payload(entry.Header, entry.Sealed) is { } payload
                && CaseContract.TryRead(payload, out var happened, out _))
                events.Add(happened!);
        }

        return events;
    }

    private CrossingRow Opened(CrossingRow row) => row with
    {
        Person = seal.Person(row.RegionId, row.LaneId, row.Sequence, row.Personal),
    };

    // Days are the posts' own, so the times that find the partitions reach a day further on both sides.
    private static DateTime? Start(DateOnly? day, int shift) =>
        day?.AddDays(shift).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static string Conditions(CrossingFilter filter, string? onlyPost)
    {
        var conditions = new List<string> { "" };
        if (filter.Post is not null)
            conditions.Add("post_code = @Post");
        if (onlyPost is not null)
            conditions.Add("post_code = @onlyPost");
        if (filter.Direction is not null)
            conditions.Add("direction = @direction");
        if (filter.Verdict is not null)
            conditions.Add("verdict = @verdict");
        if (filter.Decision is not null)
            conditions.Add("decision = @Decision");
        if (filter.Nationality is not null)
            conditions.Add("nationality = @Nationality");
        if (filter.From is not null)
            conditions.Add("local_day >= @From and crossed_at >= @fromTime");
        if (filter.To is not null)
            conditions.Add("local_day <= @To and crossed_at < @toTime");
        if (filter.Before is not null)
        {
            conditions.Add("crossed_at <= @beforeAt");
            conditions.Add(
                """
                (crossed_at, region_id, lane_id, sequence)
                < (@beforeAt, @beforeRegion, @beforeLane, @beforeSequence)
                """);
        }

        return string.Join(" and ", conditions);
    }
}
