namespace Bmis.Crossings.Duty;

/// <summary>Ranks of times by the nearest-rank method: the least value that the share of all does not exceed.</summary>
public static class TimeRanks
{
    /// <summary>Half of the times are at most this long; zero without any.</summary>
    /// <param name="sorted">The times, shortest first.</param>
    public static TimeSpan Median(IReadOnlyList<TimeSpan> sorted) => Rank(sorted, 50);

    /// <summary>95 of 100 times are at most this long; zero without any.</summary>
    /// <param name="sorted">The times, shortest first.</param>
    public static TimeSpan P95(IReadOnlyList<TimeSpan> sorted) => Rank(sorted, 95);

    private static TimeSpan Rank(IReadOnlyList<TimeSpan> sorted, int share) =>
        sorted.Count == 0 ? TimeSpan.Zero : sorted[((share * sorted.Count) + 99) / 100 - 1];
}
