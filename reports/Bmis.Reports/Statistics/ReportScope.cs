namespace Bmis.Reports.Statistics;

/// <summary>What reports may count.</summary>
/// <param name="RegionIds">Regions of the warehouse; the first part of every key. None counts nothing.</param>
public sealed record ReportScope(IReadOnlyList<int> RegionIds)
{
    /// <summary>The posts that can be chosen, in the order in which they are shown.</summary>
    public IReadOnlyList<ReportPost> Posts { get; init; } = [];
}
