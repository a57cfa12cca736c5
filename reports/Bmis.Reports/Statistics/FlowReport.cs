namespace Bmis.Reports.Statistics;

/// <summary>The answer to a <see cref="FlowFilter"/>.</summary>
/// <param name="Filter">What was asked.</param>
/// <param name="Series">
/// Codes of the values that divide the rows, in their order of presentation; empty when rows are not divided.
/// <see cref="OtherSeries"/> gathers posts or nationalities beyond the first seven.
/// </param>
/// <param name="Rows">Times in order and without gaps, nationalities and posts by size, others by code list.</param>
/// <param name="Total">The sum of all rows.</param>
/// <param name="Hits">Alert hits by list, on the same days and posts; the other filters do not apply to them.</param>
public sealed record FlowReport(
    FlowFilter Filter,
    IReadOnlyList<string> Series,
    IReadOnlyList<FlowRow> Rows,
    FlowTally Total,
    IReadOnlyList<ListHits> Hits)
{
    /// <summary>The series that gathers what is not shown apart.</summary>
    public const string OtherSeries = "~";

    /// <summary>Most series shown apart, beside <see cref="OtherSeries"/>.</summary>
    public const int MaximumSeries = 7;
}
