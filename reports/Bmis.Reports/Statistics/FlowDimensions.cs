using Bmis.Biographics;

namespace Bmis.Reports.Statistics;

/// <summary>The codes of <see cref="FlowDimension"/> in query strings.</summary>
public static class FlowDimensions
{
    private static readonly string[] Codes = ["day", "month", "post", "direction", "nationality", "sex", "age"];

    /// <summary>What rows can be.</summary>
    public static IReadOnlyList<FlowDimension> Rows { get; } = Enum.GetValues<FlowDimension>();

    /// <summary>What rows can be divided by.</summary>
    public static IReadOnlyList<FlowDimension> Splits { get; } =
        [.. Rows.Where(dimension => !dimension.IsTime())];

    /// <summary>True for days and months, which are shown without gaps and in order.</summary>
    public static bool IsTime(this FlowDimension dimension) => dimension is FlowDimension.Day or FlowDimension.Month;

    /// <summary>The code of a dimension, such as <c>age</c>.</summary>
    public static string Code(this FlowDimension dimension) => Codes[(int)dimension];

    /// <summary>Reads a code.</summary>
    public static Parsed<FlowDimension> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Parsed<FlowDimension>.Refused(ParseReason.Empty, 0);
        var index = Array.IndexOf(Codes, text);
        return index < 0
            ? Parsed<FlowDimension>.Refused(ParseReason.UnknownCode, 0)
            : Parsed<FlowDimension>.Of((FlowDimension)index);
    }
}
