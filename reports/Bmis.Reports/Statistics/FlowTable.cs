using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Reports.Statistics;

/// <summary>Arranges the groups of a query as rows and series.</summary>
internal static class FlowTable
{
    internal static FlowReport Of(FlowFilter filter, IReadOnlyList<FlowCell> cells, IReadOnlyList<ListHits> hits)
    {
        var series = filter.Split is { } split ? Order(split, Crossed(cells), cell => cell.Series) : [];
        var byRow = cells.ToLookup(cell => cell.Row, StringComparer.Ordinal);
        var rows = RowKeys(filter, cells).Select(key => Row(key, byRow[key], series)).ToArray();
        return new(filter, series, rows, Sum(cells), hits);
    }

    /// <summary>The key of a day or month as rows have it.</summary>
    internal static string TimeKey(FlowDimension dimension, DateOnly day) =>
        day.ToString(dimension == FlowDimension.Day ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);

    private static FlowRow Row(string key, IEnumerable<FlowCell> cells, string[] series)
    {
        var counts = new long[series.Length];
        var tally = default(FlowTally);
        foreach (var cell in cells)
        {
            tally += cell.Tally;
            var index = Array.IndexOf(series, cell.Series);
            if (index >= 0) counts[index] += cell.Tally.Crossings;
        }

        return new(key, counts, tally);
    }

    // Refusals alone make no series: a series counts crossings.
    private static FlowCell[] Crossed(IReadOnlyList<FlowCell> cells) =>
        [.. cells.Where(cell => cell.Tally.Crossings > 0)];

    private static IEnumerable<string> RowKeys(FlowFilter filter, IReadOnlyList<FlowCell> cells) => filter.By switch
    {
        FlowDimension.Day => Enumerable.Range(0, filter.Days)
            .Select(offset => TimeKey(FlowDimension.Day, filter.From.AddDays(offset))),
        FlowDimension.Month => Months(filter).Select(month => TimeKey(FlowDimension.Month, month)),
        var by => Order(by, cells, cell => cell.Row),
    };

    private static IEnumerable<DateOnly> Months(FlowFilter filter)
    {
        var month = new DateOnly(filter.From.Year, filter.From.Month, 1);
        for (; month <= filter.To; month = month.AddMonths(1)) yield return month;
    }

    private static string[] Order(
        FlowDimension dimension, IReadOnlyList<FlowCell> cells, Func<FlowCell, string> code)
    {
        var present = cells.GroupBy(code, StringComparer.Ordinal);
        return dimension switch
        {
            FlowDimension.Direction => Known(present, DirectionCodes.All.Select(DirectionCodes.Code)),
            FlowDimension.Sex => Known(present, [Sex.F.ToString(), Sex.M.ToString(), Sex.X.ToString()]),
            FlowDimension.AgeBand => Known(present, AgeBands.All.Select(AgeBands.Code)),
            _ =>
            [
                .. present
                    .OrderBy(group => group.Key == FlowReport.OtherSeries)
                    .ThenByDescending(group => Sum(group).Crossings)
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => group.Key),
            ],
        };
    }

    private static string[] Known(IEnumerable<IGrouping<string, FlowCell>> present, IEnumerable<string> inOrder)
    {
        var codes = present.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. inOrder.Where(codes.Contains)];
    }

    private static FlowTally Sum(IEnumerable<FlowCell> cells) =>
        cells.Aggregate(default(FlowTally), (sum, cell) => sum + cell.Tally);
}
