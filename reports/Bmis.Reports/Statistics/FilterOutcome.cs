namespace Bmis.Reports.Statistics;

/// <summary>A filter that was read.</summary>
/// <param name="Filter">The filter; fields with a problem are left as usual.</param>
/// <param name="Problems">Every field that could not be used; empty when the filter is good.</param>
public sealed record FilterOutcome(FlowFilter Filter, IReadOnlyList<FilterProblem> Problems)
{
    /// <summary>True when every field could be used.</summary>
    public bool Succeeded => Problems.Count == 0;
}
