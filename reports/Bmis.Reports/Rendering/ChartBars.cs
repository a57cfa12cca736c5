namespace Bmis.Reports.Rendering;

/// <summary>Stacked bars, one a category, with its total behind it.</summary>
internal static class ChartBars
{
    private const double RowHeight = 34;
    private const double BarHeight = 22;
    private const double Top = 32;
    private const double LeastPlot = 420;

    internal static string Draw(Chart chart)
    {
        var left = chart.Categories.Max(TextWidth.Of) + 12;
        var right = TextWidth.Of(chart.Number(chart.Greatest)) + 16;
        var plot = Math.Max(LeastPlot, ChartSvg.Width - left - right);
        var width = Math.Max(left + plot + right, TextWidth.Of(chart.Axis));
        var bottom = Top + (chart.Categories.Count * RowHeight);
        var lines = ChartLegend.Lines(chart, plot);
        using var svg = new Svg();
        ChartSvg.Begin(svg, chart, width, bottom + 16 + (lines * ChartLegend.LineHeight));
        svg.Label(0, 16, "start", chart.Axis);
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var y = Top + (c * RowHeight) + ((RowHeight - BarHeight) / 2);
            svg.Label(left - 10, y + 16, "end", chart.Categories[c]);
            var end = DrawBar(svg, chart, c, left, y, plot);
            svg.Label(end + 8, y + 16, "start", chart.Number(chart.Total(c)));
        }

        svg.Line(left, Top, left, bottom, "chart-axis");
        ChartLegend.Write(svg, chart, left, bottom + 12, plot);
        svg.Close();
        return svg.Finish();
    }

    private static double DrawBar(Svg svg, Chart chart, int category, double left, double y, double plot)
    {
        var x = left;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var wide = plot * chart.Series[s].Values[category] / chart.Greatest;
            if (wide <= 0) continue;
            svg.Element(
                "rect",
                ("x", Svg.Number(x)),
                ("y", Svg.Number(y)),
                ("width", Svg.Number(wide)),
                ("height", Svg.Number(BarHeight)),
                ("class", "chart-data"),
                ("fill", ChartPatterns.Fill(chart, s)));
            x += wide;
        }

        return x;
    }
}
