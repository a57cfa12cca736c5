namespace Bmis.Reports.Statistics;

/// <summary>One row of a flows report.</summary>
/// <param name="Key">A day or month as in ISO 8601, or the code of a post, direction, State, sex or age band.</param>
/// <param name="Series">Crossings by series, in the order of <see cref="FlowReport.Series"/>.</param>
/// <param name="Tally">The whole row.</param>
public sealed record FlowRow(string Key, IReadOnlyList<long> Series, FlowTally Tally);
