using Bmis.Reports.Statistics;

namespace Bmis.Reports.Rendering;

/// <summary>A report as a chart of its crossings.</summary>
internal static class FlowChart
{
    /// <summary>Most bars; the table beside the chart has every row.</summary>
    internal const int MaximumBars = 25;

    internal static bool IsCut(FlowReport report) =>
        !report.Filter.By.IsTime() && Crossed(report).Count() > MaximumBars;

    internal static string Draw(FlowReport report, FlowLabels labels)
    {
        var chart = Of(report, labels);
        return report.Filter.By.IsTime() ? ChartSvg.Columns(chart) : ChartSvg.Bars(chart);
    }

    internal static Chart Of(FlowReport report, FlowLabels labels)
    {
        var filter = report.Filter;
        var rows = (filter.By.IsTime() ? report.Rows : Crossed(report).Take(MaximumBars)).ToArray();
        var title = labels.Title(filter);
        return new()
        {
            Id = "flows",
            Title = title,
            Description = labels.Text(
                "flows.chart.text",
                title,
                labels.Day(filter.From),
                labels.Day(filter.To),
                labels.Number(report.Total.Crossings)),
            Axis = labels.Text("flows.measure.crossings"),
            Nothing = labels.Text("flows.nothing"),
            Categories = [.. rows.Select(row => labels.Short(filter.By, row.Key))],
            Series = Series(report, rows, labels),
            Culture = labels.Culture,
        };
    }

    private static IEnumerable<FlowRow> Crossed(FlowReport report) =>
        report.Rows.Where(row => row.Tally.Crossings > 0);

    private static ChartSeries[] Series(FlowReport report, FlowRow[] rows, FlowLabels labels) =>
        report.Filter.Split is { } split
            ?
            [
                .. report.Series.Select((key, index) =>
                    new ChartSeries(labels.Value(split, key), [.. rows.Select(row => row.Series[index])])),
            ]
            : [new(labels.Text("flows.measure.crossings"), [.. rows.Select(row => row.Tally.Crossings)])];
}
