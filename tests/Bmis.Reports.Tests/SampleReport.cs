using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests;

/// <summary>A small report with made-up numbers.</summary>
internal static class SampleReport
{
    internal static FlowReport ByDay(int days = 5, params string[] series)
    {
        var filter = new FlowFilter(new(2026, 5, 1), new DateOnly(2026, 5, 1).AddDays(days - 1))
        {
            Split = series.Length == 0 ? null : FlowDimension.Direction,
        };
        FlowRow[] rows =
        [
            .. Enumerable.Range(0, days).Select(day => Row(
                filter.From.AddDays(day).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                [.. series.Select((_, index) => 1000L + (day * 17) + index)])),
        ];
        return Report(filter, series, rows);
    }

    internal static FlowReport ByPost(params string[] posts) => Report(
        new(new(2026, 5, 1), new(2026, 5, 5)) { By = FlowDimension.Post, Split = null },
        [],
        [.. posts.Select(post => Row(post, []))]);

    private static FlowReport Report(FlowFilter filter, string[] series, FlowRow[] rows) => new(
        filter,
        series,
        rows,
        rows.Aggregate(default(FlowTally), (sum, row) => sum + row.Tally),
        [new("alert", 12, 9)]);

    private static FlowRow Row(string key, long[] series) =>
        new(key, series, new(series.Length == 0 ? 1234 : series.Sum(), 3, 2, 1));
}
