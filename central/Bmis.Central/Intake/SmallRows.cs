using System.Collections.Concurrent;
using System.Reflection;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes small rows of one type with one statement, an array for each column.</summary>
internal static class SmallRows
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();

    public static Task<int> WriteAsync(
        NpgsqlTransaction transaction, RecordSeal seal, Batch batch, IReadOnlyList<SmallRow> rows)
    {
        var values = new DynamicParameters(new { batch.RegionId, LaneId = KeyOf(batch, rows[0]) });
        foreach (var column in Columns.GetOrAdd(rows[0].GetType(), ColumnsOf))
            values.Add(column.Name, ValuesOf(column, rows));
        if (rows[0].Personal is not null)
            values.Add("SealedWords", rows.Select(row => SealedWords(seal, batch, row)).ToArray());
        return transaction.Connection!.ExecuteAsync(rows[0].Statement, values, transaction);
    }

    private static PropertyInfo[] ColumnsOf(Type type) =>
    [
        .. type.GetProperties().Where(property => property.Name is not nameof(SmallRow.Statement)
            and not nameof(SmallRow.Personal) and not nameof(SmallRow.IsOfLane)),
    ];

    private static Array ValuesOf(PropertyInfo column, IReadOnlyList<SmallRow> rows)
    {
        var values = Array.CreateInstance(column.PropertyType, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            values.SetValue(column.GetValue(rows[i]), i);
        return values;
    }

    private static string KeyOf(Batch batch, SmallRow row) => row.IsOfLane ? batch.Run.Lane : batch.LaneId;

    private static byte[]? SealedWords(RecordSeal seal, Batch batch, SmallRow row) => row.Personal is { } personal
        ? seal.Seal(batch.RegionId, KeyOf(batch, row), personal.Row, personal.Words)
        : null;
}
