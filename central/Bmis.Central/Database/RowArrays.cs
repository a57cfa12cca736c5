using System.Collections.Concurrent;
using System.Reflection;
using Dapper;

namespace Bmis.Central.Database;

/// <summary>
/// Rows as parameters of one statement that unnests them: for each property that can be set an array with a place for
/// every row, under the property's name. So a thousand rows are read, planned and sent as one.
/// </summary>
internal static class RowArrays
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();

    /// <summary>The parameters.</summary>
    /// <param name="rows">At least one; all of the type of the first.</param>
    /// <param name="beside">What is the same for every row.</param>
    public static DynamicParameters Of<T>(IReadOnlyList<T> rows, object? beside = null)
        where T : class
    {
        var values = new DynamicParameters(beside);
        foreach (var column in Columns.GetOrAdd(rows[0].GetType(), ColumnsOf))
            values.Add(column.Name, ValuesOf(column, rows));
        return values;
    }

    private static PropertyInfo[] ColumnsOf(Type type) =>
        [.. type.GetProperties().Where(property => property.CanWrite)];

    private static Array ValuesOf<T>(PropertyInfo column, IReadOnlyList<T> rows)
    {
        var values = Array.CreateInstance(column.PropertyType, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            values.SetValue(column.GetValue(rows[i]), i);
        return values;
    }
}
