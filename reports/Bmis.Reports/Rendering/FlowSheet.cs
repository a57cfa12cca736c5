using Bmis.Reports.Statistics;

namespace Bmis.Reports.Rendering;

/// <summary>A report as the table that page, chart and export all show; so they show the same numbers.</summary>
internal sealed record FlowSheet(
    string RowTitle, IReadOnlyList<string> Columns, IReadOnlyList<FlowSheetRow> Rows, FlowSheetRow Total)
{
    internal static FlowSheet Of(FlowReport report, FlowLabels labels)
    {
        var filter = report.Filter;
        var series = filter.Split is { } split ? report.Series.Select(key => labels.Value(split, key)) : [];
        return new(
            labels.Dimension(filter.By),
            [
                .. series,
                labels.Text("flows.measure.crossings"),
                labels.Text("flows.measure.refusals"),
                labels.Text("flows.measure.referrals"),
                labels.Text("flows.measure.others"),
            ],
            [.. report.Rows.Select(row => Row(row.Key, labels.Value(filter.By, row.Key), row.Series, row.Tally))],
            Row("", labels.Text("flows.total"), Totals(report), report.Total));
    }

    private static FlowSheetRow Row(string key, string label, IEnumerable<long> series, FlowTally tally) => new(
        key, label, [.. series, tally.Crossings, tally.Refusals, tally.Referrals, tally.OtherDecisions]);

    private static IEnumerable<long> Totals(FlowReport report) =>
        Enumerable.Range(0, report.Series.Count).Select(index => report.Rows.Sum(row => row.Series[index]));
}
