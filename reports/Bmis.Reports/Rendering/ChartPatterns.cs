using System.Globalization;

namespace Bmis.Reports.Rendering;

/// <summary>
/// The fillings of series: each has a colour and a pattern, so that print without colour and eyes without it tell them
/// apart. The style sheet may change the colours through the classes; the attributes stand for themselves without it.
/// </summary>
internal static class ChartPatterns
{
    internal const int Count = 8;

    private static readonly (string Colour, string Marks)[] All =
    [
        ("#1d70b8", ""),
        ("#c6551a", "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
        ("#00703c", "M2 2h1.6v1.6h-1.6zM6 6h1.6v1.6h-1.6z"),
        ("#912b88", "M0 2H8M0 6H8"),
        ("#9c7322", "M2 0V8M6 0V8"),
        ("#1e857c", "M-2 6L2 10M0 0L8 8M6 -2L10 2"),
        ("#b3261e", "M0 0L8 8M8 0L0 8"),
        ("#505a5f", "M0 0h4v4h-4zM4 4h4v4h-4z"),
    ];

    internal static string Fill(Chart chart, int series) =>
        $"url(#{chart.Id}-fill-{(series % Count).ToString(CultureInfo.InvariantCulture)})";

    internal static void Write(Svg svg, Chart chart)
    {
        svg.Open("defs");
        for (var i = 0; i < Math.Min(Count, chart.Series.Count); i++) WriteOne(svg, chart, i);
        svg.Close();
    }

    private static void WriteOne(Svg svg, Chart chart, int index)
    {
        var (colour, marks) = All[index];
        svg.Open(
            "pattern",
            ("id", $"{chart.Id}-fill-{index.ToString(CultureInfo.InvariantCulture)}"),
            ("width", "8"),
            ("height", "8"),
            ("patternUnits", "userSpaceOnUse"));
        svg.Element("rect", ("width", "8"), ("height", "8"), ("fill", colour), ("class", $"chart-fill-{index + 1}"));
        if (marks.Length > 0) svg.Element("path", Marks(marks));
        svg.Close();
    }

    private static (string, string)[] Marks(string marks)
    {
        var area = marks.EndsWith('z');
        return
        [
            ("d", marks),
            ("class", area ? "chart-mark-area" : "chart-mark"),
            ("fill", area ? "#ffffff" : "none"),
            ("stroke", area ? "none" : "#ffffff"),
            ("stroke-width", "1.2"),
            ("opacity", "0.75"),
        ];
    }
}
