namespace Bmis.Reports.Statistics;

/// <summary>Possible matches, and the inspections that had at least one.</summary>
internal record struct HitTally(long Hits, long Inspections)
{
    public static HitTally operator +(HitTally left, HitTally right) =>
        new(left.Hits + right.Hits, left.Inspections + right.Inspections);
}
