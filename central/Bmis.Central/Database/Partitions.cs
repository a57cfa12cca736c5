using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>Makes the monthly partitions around a day. Rows that waited in a default one move into theirs.</summary>
internal sealed class Partitions(IOptions<DatabaseOptions> options)
{
    private const string Make = "select ensure_month_partition(@Table, @Column, @Month)";

    private static readonly (string Table, string Column)[] Monthly =
        [("crossing", "crossed_at"), ("envelope", "stored_at")];

    /// <summary>Makes what is missing on one server and returns how many partitions it made.</summary>
    public async Task<int> EnsureAsync(NpgsqlDataSource source, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var first = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        var made = 0;
        foreach (var (table, column) in Monthly)
        {
            for (var offset = -options.Value.MonthsBehind; offset <= options.Value.MonthsAhead; offset++)
            {
                var month = first.AddMonths(offset).ToDateTime(TimeOnly.MinValue);
                if (await connection.ExecuteScalarAsync<bool>(Make, new { table, column, month }))
                    made++;
            }
        }

        return made;
    }
}
