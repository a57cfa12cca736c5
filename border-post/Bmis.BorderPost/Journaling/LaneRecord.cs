using Bmis.Crossings.Corrections;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Journaling;

/// <summary>A record of this lane as it counts now. It prints as its number.</summary>
/// <param name="Sequence">Its number in the journal.</param>
/// <param name="Current">The record, after the last correction.</param>
/// <param name="Corrections">What was put right, oldest first.</param>
internal sealed record LaneRecord(long Sequence, Crossing Current, IReadOnlyList<Correction> Corrections)
{
    public override string ToString() => $"[record {Sequence}]";
}
