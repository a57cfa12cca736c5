using System.Text;

namespace Bmis.Reports.Rendering;

/// <summary>Stacked columns over times.</summary>
internal static class ChartColumns
{
    private const double PlotHeight = 300;
    private const double Top = 44;
    private const double LabelGap = 14;

    internal static string Draw(Chart chart)
    {
        var scale = ChartScale.For(chart.Greatest);
        var left = TextWidth.Of(chart.Number(scale.Top)) + 12;
        var right = (chart.Categories.Max(TextWidth.Of) / 2) + 4;
        var plot = Math.Max(ChartSvg.Width, TextWidth.Of(chart.Axis) + left + right) - left - right;
        var lines = ChartLegend.Lines(chart, plot);
        var bottom = Top + PlotHeight;
        using var svg = new Svg();
        ChartSvg.Begin(svg, chart, left + plot + right, bottom + 40 + (lines * ChartLegend.LineHeight));
        svg.Label(0, 16, "start", chart.Axis);
        DrawScale(svg, chart, scale, left, plot);
        DrawSeries(svg, chart, scale, left, plot);
        svg.Line(left, bottom, left + plot, bottom, "chart-axis");
        DrawTimes(svg, chart, left, plot, bottom);
        ChartLegend.Write(svg, chart, left, bottom + 40, plot);
        svg.Close();
        return svg.Finish();
    }

    private static void DrawScale(Svg svg, Chart chart, ChartScale scale, double left, double plot)
    {
        for (var i = 0; i <= scale.Count; i++)
        {
            var y = Top + PlotHeight - (PlotHeight * i / scale.Count);
            if (i > 0) svg.Line(left, y, left + plot, y, "chart-grid");
            svg.Label(left - 8, y + 5, "end", chart.Number(scale.Step * i));
        }
    }

    // One path a series: a year of days stays a small image.
    private static void DrawSeries(Svg svg, Chart chart, ChartScale scale, double left, double plot)
    {
        var step = plot / chart.Categories.Count;
        var wide = step > 6 ? Math.Min(step * 0.76, 64) : step;
        var below = new long[chart.Categories.Count];
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var path = new StringBuilder();
            for (var c = 0; c < below.Length; c++)
            {
                var value = chart.Series[s].Values[c];
                if (value == 0) continue;
                var x = left + (step * c) + ((step - wide) / 2);
                var foot = Top + PlotHeight - (PlotHeight * below[c] / scale.Top);
                var tall = PlotHeight * value / scale.Top;
                path.Append(null, $"M{Svg.Number(x)} {Svg.Number(foot)}h{Svg.Number(wide)}v-{Svg.Number(tall)}h-");
                path.Append(null, $"{Svg.Number(wide)}z");
                below[c] += value;
            }

            if (path.Length > 0)
                svg.Element(
                    "path", ("d", path.ToString()), ("class", "chart-data"), ("fill", ChartPatterns.Fill(chart, s)));
        }
    }

    private static void DrawTimes(Svg svg, Chart chart, double left, double plot, double bottom)
    {
        var step = plot / chart.Categories.Count;
        var every = (int)Math.Ceiling((chart.Categories.Max(TextWidth.Of) + LabelGap) / step);
        for (var i = 0; i < chart.Categories.Count; i += every)
        {
            var x = left + (step * (i + 0.5));
            svg.Line(x, bottom, x, bottom + 5, "chart-axis");
            svg.Label(x, bottom + 21, "middle", chart.Categories[i]);
        }
    }
}
