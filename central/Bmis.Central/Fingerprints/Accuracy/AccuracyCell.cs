namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>A count and the rate that rests on it; hidden where the count is small.</summary>
/// <param name="All">How many were counted; null where that is hidden.</param>
/// <param name="Rate">The rate with its interval; null where it is hidden or there is none.</param>
internal sealed record AccuracyCell(long? All, Wilson? Rate)
{
    public static readonly AccuracyCell Hidden = new(null, null);

    public bool IsHidden => All is null;
}
