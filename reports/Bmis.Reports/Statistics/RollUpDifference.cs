namespace Bmis.Reports.Statistics;

/// <summary>A cell of a roll-up that does not say what the crossings say.</summary>
/// <param name="Table">flow_daily or alert_hit_daily.</param>
/// <param name="Cell">The cell's key, parts separated by a bar; holds no personal data.</param>
/// <param name="Counted">What a recount of the crossings gives.</param>
/// <param name="Stored">What the roll-up holds.</param>
public sealed record RollUpDifference(string Table, string Cell, string Counted, string Stored);
