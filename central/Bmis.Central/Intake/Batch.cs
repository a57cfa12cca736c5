using Bmis.Sync.Envelopes;

namespace Bmis.Central.Intake;

/// <summary>A verified run of one lane's entries, read as far as they can be read.</summary>
internal sealed record Batch(
    int RegionId,
    string LaneId,
    IReadOnlyList<Envelope> Envelopes,
    IReadOnlyList<TakenCrossing> Crossings,
    IReadOnlyList<LaneAct> Acts,
    IReadOnlyList<DeadLetter> DeadLetters)
{
    /// <summary>Lane and count.</summary>
    public override string ToString() => $"{LaneId}: {Envelopes.Count} entries";
}
