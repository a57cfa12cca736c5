using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>A verified run of one lane's entries, as it came.</summary>
internal sealed record LaneRun(int RegionId, string LaneId, IReadOnlyList<Envelope> Envelopes)
{
    /// <summary>Lane and count.</summary>
    public override string ToString() => $"{LaneId}: {Envelopes.Count} entries";
}
