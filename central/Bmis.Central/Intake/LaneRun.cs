using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>
/// Entries of one lane in their order: a verified run as it came, or dead letters, which may leave numbers out.
/// </summary>
internal sealed record LaneRun(int RegionId, string LaneId, IReadOnlyList<Envelope> Envelopes)
{
    /// <summary>The number before its first.</summary>
    public long Before => Envelopes.Count > 0 ? Envelopes[0].Sequence - 1 : 0;

    /// <summary>Lane and count.</summary>
    public override string ToString() => $"{LaneId}: {Envelopes.Count} entries";
}
