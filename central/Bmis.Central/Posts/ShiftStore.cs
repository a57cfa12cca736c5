using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;

namespace Bmis.Central.Posts;

/// <summary>Reads the shifts that officers kept at the lanes.</summary>
internal sealed class ShiftStore(IWarehouse warehouse, RecordSeal seal)
{
    /// <summary>Most shifts that a page shows.</summary>
    public const int Most = 500;

    private const string Select =
        """
        select region_id, lane_id, shift_id, post_code, officer_id, opened_at, closed_at, ended, closed_by, sealed_note,
            decided, passed, referred, cancelled, overridden, median, p95
        from shift
        where opened_at >= @from and opened_at < @to and (@onlyPost::text is null or post_code = @onlyPost)
        order by opened_at desc, lane_id limit @Most
        """;

    private const string SelectDisabled =
        "select account_id, disabled_at from account where disabled_at is not null and account_id = any(@officers)";

    /// <summary>The shifts that began on a day (UTC), newest first.</summary>
    public async Task<IReadOnlyList<ShiftRow>> OfDayAsync(
        DateOnly day, string? onlyPost, CancellationToken cancellation)
    {
        var from = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = (await reading.QueryAsync<ShiftRow>(new CommandDefinition(
            Select, new { from, to = from.AddDays(1), onlyPost, Most }, cancellationToken: cancellation))).ToList();
        await using var registry = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var disabled = (await registry.QueryAsync<(string AccountId, DateTime DisabledAt)>(new CommandDefinition(
            SelectDisabled,
            new { officers = rows.Select(row => row.OfficerId).Distinct().ToArray() },
            cancellationToken: cancellation))).ToDictionary(one => one.AccountId, one => one.DisabledAt);
        return [.. rows.Select(row => row with
        {
            Note = seal.Words(row.RegionId, row.LaneId, row.ShiftId, row.SealedNote),
            AfterDisabling = disabled.TryGetValue(row.OfficerId, out var at)
                && (row.ClosedAt is null || at < row.ClosedAt),
        })];
    }
}
