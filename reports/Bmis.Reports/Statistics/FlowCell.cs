namespace Bmis.Reports.Statistics;

/// <summary>One group of the query: a row's key, a series' key and its counts.</summary>
internal readonly record struct FlowCell(string Row, string Series, FlowTally Tally);
