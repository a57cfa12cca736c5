using System.Data.Common;

namespace Bmis.Reports.Statistics;

/// <summary>Reads a region's roll-ups and compares them with tallies.</summary>
internal static class RollUpReader
{
    internal static async Task<IReadOnlyList<RollUpDifference>> CompareAsync(
        DbConnection connection,
        DbTransaction? transaction,
        RollUpRange range,
        Tallies counted,
        CancellationToken cancellation)
    {
        await using var flowRows = Command(RollUpSql.ReadFlows);
        var flows = await ReadAsync(flowRows, ReadFlow, cancellation);
        await using var hitRows = Command(RollUpSql.ReadHits);
        var hits = await ReadAsync(hitRows, ReadHit, cancellation);
        return
        [
            .. Compare("flow_daily", counted.Flows, flows, key =>
                $"{key.Day:O}|{key.Post}|{key.Direction}|{key.Nationality}|{key.Sex}|{key.AgeBand}"),
            .. Compare("alert_hit_daily", counted.Hits, hits, key => $"{key.Day:O}|{key.Post}|{key.List}"),
        ];

        DbCommand Command(string sql) => connection.Command(
            transaction, sql, ("region", range.RegionId), ("from", range.From), ("to", range.To));
    }

    private static IEnumerable<RollUpDifference> Compare<TKey, TTally>(
        string table,
        IReadOnlyDictionary<TKey, TTally> counted,
        Dictionary<TKey, TTally> stored,
        Func<TKey, string> cell)
        where TKey : struct
        where TTally : struct
    {
        foreach (var key in counted.Keys.Union(stored.Keys).Order())
        {
            var (right, held) = (counted.GetValueOrDefault(key), stored.GetValueOrDefault(key));
            if (!right.Equals(held)) yield return new(table, cell(key), $"{right}", $"{held}");
        }
    }

    private static async Task<Dictionary<TKey, TTally>> ReadAsync<TKey, TTally>(
        DbCommand command, Func<DbDataReader, (TKey, TTally)> read, CancellationToken cancellation)
        where TKey : notnull
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cells = new Dictionary<TKey, TTally>();
        while (await reader.ReadAsync(cancellation))
        {
            var (key, tally) = read(reader);
            cells.Add(key, tally);
        }

        return cells;
    }

    private static (FlowKey, FlowTally) ReadFlow(DbDataReader row) => (
        new(
            row.GetFieldValue<DateOnly>(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5)),
        new(row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9)));

    private static (HitKey, HitTally) ReadHit(DbDataReader row) => (
        new(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetString(2)),
        new(row.GetInt32(3), row.GetInt32(4)));
}
