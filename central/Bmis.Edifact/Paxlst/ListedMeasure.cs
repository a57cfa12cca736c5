namespace Bmis.Edifact.Paxlst;

/// <summary>A measure of a person's baggage.</summary>
/// <param name="Purpose">CT a count, WT a weight (6311).</param>
/// <param name="Unit">KGM or LBR for a weight (6411); empty for a count.</param>
/// <param name="Value">The figure as it was sent (6314).</param>
public sealed record ListedMeasure(string Purpose, string Unit, string Value);
