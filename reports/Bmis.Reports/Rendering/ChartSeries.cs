namespace Bmis.Reports.Rendering;

/// <summary>One series of a chart.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="Values">A number for each category, not negative.</param>
internal sealed record ChartSeries(string Label, IReadOnlyList<long> Values);
