namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>A row of the report as it may be shown.</summary>
/// <param name="Row">What was counted.</param>
/// <param name="Failed">Captures and how many failed (FTA).</param>
/// <param name="Mute">Comparisons and how many said nothing.</param>
/// <param name="Missed">Genuine claims and how many did not match (FNMR).</param>
internal sealed record AccuracyGroup(AccuracyRow Row, AccuracyCell Failed, AccuracyCell Mute, AccuracyCell Missed);
