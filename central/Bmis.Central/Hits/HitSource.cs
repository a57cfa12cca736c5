namespace Bmis.Central.Hits;

/// <summary>How a hit was found, as it stands in the warehouse.</summary>
internal static class HitSource
{
    /// <summary>At the lane, before the decision.</summary>
    public const string Lane = "lane";

    /// <summary>At the lane, after the decision: the list came later.</summary>
    public const string Late = "late";

    /// <summary>At headquarters, over crossings of the last days.</summary>
    public const string BackSearch = "back-search";

    public static IReadOnlyList<string> All { get; } = [Lane, Late, BackSearch];
}
