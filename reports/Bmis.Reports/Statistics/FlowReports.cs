using System.Data.Common;
using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>
/// Answers filters from the roll-ups, in one statement for the flows and one for the hits. Safe to share between
/// threads; failures of the database pass through.
/// </summary>
/// <param name="warehouse">Where the roll-ups are.</param>
/// <param name="scope">Finds the regions and posts that may be counted.</param>
public sealed class FlowReports(DbDataSource warehouse, Func<CancellationToken, Task<ReportScope>> scope)
{
    /// <summary>Counts what a filter asks for.</summary>
    public async Task<FlowReport> ReadAsync(FlowFilter filter, CancellationToken cancellation)
    {
        var regions = (await scope(cancellation)).RegionIds.ToArray();
        await using var connection = await warehouse.OpenConnectionAsync(cancellation);
        await using var flows = connection.Command(null, FlowSql.Flows(filter), ("regions", regions));
        var cells = await ReadCellsAsync(flows, filter, cancellation);
        await using var alerts = connection.Command(null, FlowSql.Hits, ("regions", regions));
        var hits = await ReadHitsAsync(alerts, filter, cancellation);
        return FlowTable.Of(filter, cells, hits);
    }

    /// <summary>The regions and posts that may be counted now.</summary>
    public Task<ReportScope> ReadScopeAsync(CancellationToken cancellation) => scope(cancellation);

    private static async Task<IReadOnlyList<FlowCell>> ReadCellsAsync(
        DbCommand command, FlowFilter filter, CancellationToken cancellation)
    {
        AddDays(command, filter);
        if (filter.Posts.Count > 0) Add(command, "posts", filter.Posts);
        if (filter.Directions.Count > 0) Add(command, "directions", filter.Directions.Select(DirectionCodes.Code));
        if (filter.Nationalities.Count > 0)
            Add(command, "nationalities", filter.Nationalities.Select(state => state.Code));
        if (filter.Sexes.Count > 0) Add(command, "sexes", filter.Sexes.Select(sex => sex.ToString()));
        if (filter.AgeBands.Count > 0) Add(command, "ages", filter.AgeBands.Select(AgeBands.Code));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cells = new List<FlowCell>();
        while (await reader.ReadAsync(cancellation)) cells.Add(ReadCell(reader, filter));
        return cells;
    }

    private static async Task<IReadOnlyList<ListHits>> ReadHitsAsync(
        DbCommand command, FlowFilter filter, CancellationToken cancellation)
    {
        AddDays(command, filter);
        Add(command, "posts", filter.Posts);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var hits = new List<ListHits>();
        while (await reader.ReadAsync(cancellation))
            hits.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return hits;
    }

    private static FlowCell ReadCell(DbDataReader row, FlowFilter filter) => new(
        filter.By.IsTime() ? FlowTable.TimeKey(filter.By, row.GetFieldValue<DateOnly>(0)) : row.GetString(0),
        row.GetString(1),
        new(Count(row, 2), Count(row, 3), Count(row, 4), Count(row, 5)));

    // PostgreSQL sums integers as bigint and bigints as numeric.
    private static long Count(DbDataReader row, int column) =>
        Convert.ToInt64(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private static void AddDays(DbCommand command, FlowFilter filter) =>
        command.Add(("from", filter.From), ("to", filter.To));

    private static void Add(DbCommand command, string name, IEnumerable<string> values) =>
        command.Add((name, values.ToArray()));
}
