using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Inbox;

/// <summary>What to do about one message. Steps are done strictly in order; that is what makes a reply true.</summary>
internal abstract record ReceiverStep
{
    /// <summary>Nothing to do: old news.</summary>
    public static ReceiverStep Nothing { get; } = new Pass();

    /// <summary>
    /// Store the run, acknowledge its end, then do <paramref name="Then"/> if the batch held more than the run. When
    /// the compare-and-set does not hold, the stream is over.
    /// </summary>
    public sealed record Store(
        Checkpoint Expected, IReadOnlyList<Envelope> Run, Checkpoint Next, ReceiverStep? Then) : ReceiverStep;

    /// <summary>Say what is held, and with that ask for what follows it.</summary>
    public sealed record Ask(Checkpoint Held) : ReceiverStep;

    /// <summary>Everything was stored before: acknowledge it again.</summary>
    public sealed record Acknowledge(Checkpoint Held) : ReceiverStep;

    /// <summary>Remember how the lane is.</summary>
    public sealed record Note(Outbox.LaneStatus Status) : ReceiverStep;

    /// <summary>Raise an alarm, which does not concern the lane, then do <paramref name="Then"/>.</summary>
    public sealed record Warn(Quarantine Quarantine, ReceiverStep Then) : ReceiverStep;

    /// <summary>Keep the evidence, say why, end the stream.</summary>
    public sealed record Refuse(Quarantine Quarantine) : ReceiverStep;

    private sealed record Pass : ReceiverStep;
}
