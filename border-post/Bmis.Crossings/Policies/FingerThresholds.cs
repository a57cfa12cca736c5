namespace Bmis.Crossings.Policies;

/// <summary>
/// Where the bands of fused scores begin for prints of a reader. They come from impostor data of that reader: scores of
/// different people's fingers, taken with it, say how often a stranger reaches a score.
/// </summary>
/// <param name="Device">Kind of reader, such as <c>serial</c>; empty for every other one.</param>
/// <param name="Match">Score from which a verification (1:1) is a match; below, it is none.</param>
/// <param name="Search">Score from which a candidate of a search (1:N) is a match; never less than the other.</param>
/// <param name="Origin">From which impostor data they come, in words.</param>
public sealed record FingerThresholds(string Device, double Match, double Search, string Origin)
{
    /// <summary>Most readers with thresholds of their own.</summary>
    public const int Most = 32;

    /// <summary>Longest words about the origin, in characters.</summary>
    public const int LongestOrigin = 500;
}
