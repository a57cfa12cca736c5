using Bmis.Sync.Protocol;

namespace Bmis.Sync.Outbox;

/// <summary>How the lane stands with the centre.</summary>
/// <param name="Connected">Whether a stream is open and the centre has answered on it.</param>
/// <param name="LastContact">When the centre last said anything, by the lane's clock; null when never.</param>
/// <param name="AcknowledgedSequence">Everything up to here is stored at the centre.</param>
/// <param name="Backlog">Entries that the centre has not acknowledged.</param>
/// <param name="Refusal">
/// Why the centre or the lane itself refuses to go on, or why the centre does not let the lane in; null when nothing is
/// wrong. It stands until they agree again.
/// </param>
/// <param name="RefusedSequence">The entry that is the matter; 0 when none is.</param>
/// <param name="ClockOffset">What to add to the lane's clock to get the centre's; null when unknown.</param>
public sealed record LinkState(
    bool Connected,
    DateTimeOffset? LastContact,
    long AcknowledgedSequence,
    long Backlog,
    RefusalReason? Refusal,
    long RefusedSequence,
    TimeSpan? ClockOffset)
{
    /// <summary>
    /// What the centre does with what it stores of this journal, as it said last. Other than accepted, the entries are
    /// kept apart and do not count before headquarters decides.
    /// </summary>
    public EpochState Epoch { get; init; }

    /// <summary>Before anything is known.</summary>
    public static LinkState Unknown { get; } = new(false, null, 0, 0, null, 0, null);
}
