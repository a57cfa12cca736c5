namespace Bmis.Reports.Rendering;

/// <summary>Draws a chart as SVG: columns for times, bars for the rest. Every label lies inside the image.</summary>
internal static class ChartSvg
{
    internal const double Width = 960;

    private const double NothingHeight = 80;

    internal static string Columns(Chart chart) =>
        chart.Greatest == 0 ? Nothing(chart) : ChartColumns.Draw(chart);

    internal static string Bars(Chart chart) =>
        chart.Greatest == 0 ? Nothing(chart) : ChartBars.Draw(chart);

    internal static void Begin(Svg svg, Chart chart, double width, double height)
    {
        svg.Open(
            "svg",
            ("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"),
            ("width", Svg.Number(width)),
            ("height", Svg.Number(height)),
            ("class", "chart"),
            ("role", "img"),
            ("direction", "ltr"),
            ("font-size", Svg.Number(TextWidth.FontSize)),
            ("aria-labelledby", $"{chart.Id}-title {chart.Id}-text"));
        svg.Words("title", chart.Title, ("id", $"{chart.Id}-title"));
        svg.Words("desc", chart.Description, ("id", $"{chart.Id}-text"));
        ChartPatterns.Write(svg, chart);
    }

    private static string Nothing(Chart chart)
    {
        using var svg = new Svg();
        var width = Math.Max(Width, TextWidth.Of(chart.Nothing) + 40);
        Begin(svg, chart, width, NothingHeight);
        svg.Label(width / 2, NothingHeight / 2, "middle", chart.Nothing);
        svg.Close();
        return svg.Finish();
    }
}
