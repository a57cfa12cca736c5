using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Crossings.Fingerprints;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>
/// Counts what lanes did with fingers. A traveller whose fingers are enrolled and compared gives them once, so that
/// captures are counted by inspection, and by reader where two were tried. Drills do not count.
/// </summary>
internal sealed class AccuracyStore(IWarehouse warehouse, IOptions<FingerprintsOptions> options)
{
    private const string Events =
        $"""
        select e.region_id, e.crossing_id, e.happened_at, e.event_id, e.kind, e.device, e.outcome, e.attempts,
            extract(epoch from e.took) as seconds, e.quality, e.band, coalesce(c.sex, '') as sex, c.age,
            coalesce(c.passed, false) as passed
        from finger_event e left join finger_crossing c using (region_id, crossing_id)
        where e.kind <> '{FingerEventRow.Searched}' and e.happened_at >= @from and e.happened_at < @to
            and not coalesce(c.is_drill, false)
            and (@post::text is null
                or split_part(e.lane_id, '+', 1) in (select lane_id from lane where post_code = @post))
        """;

    // The bands are those of the other reports.
    private const string Age =
        """
        case when age is null then 'unknown' when age < 15 then '0-14' when age < 25 then '15-24'
            when age < 45 then '25-44' when age < 65 then '45-64' else '65-over' end
        """;

    private const string Device = "device";

    private const string Counts =
        """
        count(*) filter (where is_first and outcome <> @impossible) as captures,
        count(*) filter (where is_first and outcome = @failed) as failures,
        count(*) filter (where is_compared) as comparisons,
        count(*) filter (where is_compared and band = @mute) as not_comparable,
        count(*) filter (where is_compared and passed and band <> @mute) as genuine,
        count(*) filter (where is_compared and passed and band = @no_match) as no_match,
        avg(attempts) filter (where is_first and outcome <> @impossible) as attempts,
        count(quality) filter (where is_first) as qualities,
        count(*) filter (where is_first and outcome = @captured) as timed,
        avg(quality) filter (where is_first) as quality,
        percentile_cont(0.5) within group (order by seconds) filter (where is_first and outcome = @captured) as seconds
        """;

    /// <summary>The report of a post, or of all.</summary>
    public async Task<AccuracyReport> ReadAsync(
        AccuracyFilter filter, string? post, CancellationToken cancellation)
    {
        var values = new
        {
            post,
            from = filter.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            to = filter.To.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            verified = FingerEventRow.Verified,
            captured = nameof(CaptureOutcome.Captured),
            failed = nameof(CaptureOutcome.Failed),
            impossible = nameof(CaptureOutcome.Impossible),
            mute = nameof(FingerBand.NotComparable),
            no_match = nameof(FingerBand.NoMatch),
        };
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var groups = await connection.QueryAsync<AccuracyRow>(new CommandDefinition(
            Query(Dimension(filter.By)), values, cancellationToken: cancellation));
        var all = await connection.QuerySingleAsync<AccuracyRow>(new CommandDefinition(
            Query(null), values, cancellationToken: cancellation));
        return AccuracyReport.Of(filter, [.. groups], all, options.Value.SmallestCell);
    }

    private static string Dimension(string by) => by switch
    {
        AccuracyFilter.Age => Age,
        AccuracyFilter.Sex => "sex",
        _ => Device,
    };

    private static string Query(string? dimension) =>
        $"""
        with event as ({Events}),
        judged as (
            select *, kind = @verified and outcome = @captured as is_compared,
                row_number() over (
                    partition by region_id, crossing_id{(dimension is Device ? ", device" : "")}
                    order by happened_at, event_id) = 1 as is_first
            from event)
        select {(dimension is null ? "''" : dimension)} as "group", {Counts} from judged
        {(dimension is null ? "" : $"group by 1 order by 1")}
        """;
}
