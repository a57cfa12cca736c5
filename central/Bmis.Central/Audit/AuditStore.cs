using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Audit;

/// <summary>Reads the audit for the auditor.</summary>
internal sealed class AuditStore(IWarehouse warehouse)
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Most lines of an export.</summary>
    public const int MostExported = 100_000;

    private const string Select =
        """
        select number, at, actor, roles, post_code, action, subject, result, query_digest, previous, hash
        from audit_entry
        where (@actor = '' or actor = @actor) and (@subject = '' or subject = @subject)
            and (@result = '' or result = @result)
            and (@from::timestamptz is null or at >= @from) and (@to::timestamptz is null or at < @to)
            and (@before::bigint is null or number < @before)
        order by number desc limit @limit
        """;

    private const string SelectActs =
        """
        select lane_id, sequence, action, officer_id, acted_at, detail from lane_act
        where (@actor = '' or officer_id = @actor)
            and (@from::timestamptz is null or acted_at >= @from) and (@to::timestamptz is null or acted_at < @to)
        order by acted_at desc, lane_id, sequence desc limit @limit
        """;

    private const string SelectAnchor =
        "select number, hash, at, key_id, signature from audit_anchor order by number desc limit 1";

    /// <summary>The newest lines that the filter lets through.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(
        AuditFilter filter, int limit, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AuditEntry>(new CommandDefinition(
            Select,
            new
            {
                filter.Actor,
                filter.Subject,
                filter.Result,
                from = Start(filter.From),
                to = Start(filter.To?.AddDays(1)),
                filter.Before,
                limit,
            },
            cancellationToken: cancellation))];
    }

    /// <summary>What officers did at the lanes, newest first.</summary>
    public async Task<IReadOnlyList<LaneActRow>> ActsAsync(
        AuditFilter filter, int limit, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<LaneActRow>(new CommandDefinition(
            SelectActs,
            new { filter.Actor, from = Start(filter.From), to = Start(filter.To?.AddDays(1)), limit },
            cancellationToken: cancellation))];
    }

    /// <summary>The last signed statement about the chain; null before the first.</summary>
    public async Task<AuditAnchor?> LastAnchorAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<AuditAnchor>(
            new CommandDefinition(SelectAnchor, cancellationToken: cancellation));
    }

    private static DateTime? Start(DateOnly? day) => day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
