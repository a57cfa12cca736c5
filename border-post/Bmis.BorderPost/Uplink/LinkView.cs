using Bmis.Sync.Protocol;

namespace Bmis.BorderPost.Uplink;

/// <summary>How the lane stands with the centre, for the page's bar.</summary>
/// <param name="HasCentre">False for a lane that is set to work alone.</param>
/// <param name="Online">Whether the centre answers.</param>
/// <param name="Backlog">Entries that the centre has not acknowledged.</param>
/// <param name="LastContact">When the centre last said anything, by the lane's clock; null when never.</param>
/// <param name="Refusal">Why lane and centre cannot go on; null when nothing is wrong.</param>
/// <param name="RefusedSequence">The entry that is the matter; 0 when none is.</param>
internal sealed record LinkView(
    bool HasCentre,
    bool Online,
    long Backlog,
    DateTimeOffset? LastContact,
    RefusalReason? Refusal,
    long RefusedSequence)
{
    /// <summary>What the centre does with what it stores of this journal.</summary>
    public EpochState Epoch { get; init; }
}
