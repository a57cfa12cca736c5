namespace Bmis.Reports.Rendering;

/// <summary>The names of the series with their fillings, in as many lines as they need.</summary>
internal static class ChartLegend
{
    internal const double LineHeight = 26;

    private const double Swatch = 18;
    private const double Gap = 24;

    /// <summary>How many lines the legend takes; none for a single series, which the axis names.</summary>
    internal static int Lines(Chart chart, double width) =>
        chart.Series.Count < 2 ? 0 : Places(chart, width).Max(place => place.Line) + 1;

    internal static void Write(Svg svg, Chart chart, double left, double top, double width)
    {
        if (chart.Series.Count < 2) return;
        var index = 0;
        foreach (var (x, line) in Places(chart, width))
        {
            var y = top + (line * LineHeight);
            svg.Element(
                "rect",
                ("x", Svg.Number(left + x)),
                ("y", Svg.Number(y)),
                ("width", Svg.Number(Swatch)),
                ("height", Svg.Number(Swatch)),
                ("fill", ChartPatterns.Fill(chart, index)));
            svg.Label(left + x + Swatch + 8, y + 14, "start", chart.Series[index].Label);
            index++;
        }
    }

    private static IEnumerable<(double X, int Line)> Places(Chart chart, double width)
    {
        var (x, line) = (0.0, 0);
        foreach (var series in chart.Series)
        {
            var wide = Swatch + 8 + TextWidth.Of(series.Label);
            if (x > 0 && x + wide > width) (x, line) = (0, line + 1);
            yield return (x, line);
            x += wide + Gap;
        }
    }
}
