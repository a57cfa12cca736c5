namespace Bmis.Reports.Statistics;

/// <summary>What reports may count.</summary>
/// <param name="RegionIds">Regions of the warehouse, at least one; the first part of every key.</param>
public sealed record ReportScope(IReadOnlyList<int> RegionIds);
