using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>
/// Entries of one branch of a lane's journal in their order: a verified run as it came, or dead letters of which some
/// are missing. Rows are kept under the branch's key, such as LANE or LANE+2.
/// </summary>
internal sealed record LaneRun(int RegionId, string LaneId, IReadOnlyList<Envelope> Envelopes)
{
    /// <summary>The number before its first.</summary>
    public long Before => Envelopes.Count > 0 ? Envelopes[0].Sequence - 1 : 0;

    /// <summary>The lane itself.</summary>
    public string Lane => Producer.LaneOf(LaneId);

    /// <summary>Lane and count.</summary>
    public override string ToString() => $"{LaneId}: {Envelopes.Count} entries";
}
