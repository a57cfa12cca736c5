using System.Globalization;

namespace Bmis.Reports.Rendering;

/// <summary>What a chart shows; stacked series over categories.</summary>
internal sealed record Chart
{
    /// <summary>Begins every id in the image, so that several images share a page.</summary>
    internal required string Id { get; init; }

    internal required string Title { get; init; }

    /// <summary>The chart in a sentence, for those who cannot see it.</summary>
    internal required string Description { get; init; }

    /// <summary>What is counted.</summary>
    internal required string Axis { get; init; }

    /// <summary>Said in place of a chart when every value is nought.</summary>
    internal required string Nothing { get; init; }

    internal required IReadOnlyList<string> Categories { get; init; }

    internal required IReadOnlyList<ChartSeries> Series { get; init; }

    internal required CultureInfo Culture { get; init; }

    /// <summary>The stacked height of a category.</summary>
    internal long Total(int category) => Series.Sum(series => series.Values[category]);

    internal long Greatest => Categories.Count == 0 ? 0 : Enumerable.Range(0, Categories.Count).Max(Total);

    internal string Number(long value) => value.ToString("N0", Culture);
}
