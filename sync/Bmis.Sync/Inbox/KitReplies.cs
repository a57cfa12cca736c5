using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>What a lane would be told on a stream, kept for the outcome of a kit.</summary>
internal sealed class KitReplies(Checkpoint held, IProgress<long>? progress) : IGrpcWriter<PushReply>
{
    /// <summary>What is stored.</summary>
    public Checkpoint Held { get; private set; } = held;

    /// <summary>How often entries were asked for: once at the hello, and again behind a gap.</summary>
    public int Asked { get; private set; }

    public Refusal? Refusal { get; private set; }

    public ValueTask WriteAsync(PushReply message, CancellationToken cancellationToken = default)
    {
        if (message.Acknowledgement is { } acknowledgement)
        {
            Held = new Checkpoint(acknowledgement.Sequence, acknowledgement.Hash.Memory);
            progress?.Report(Held.Sequence);
        }

        Refusal ??= message.Refusal;
        Asked += message.Checkpoint is null ? 0 : 1;
        return ValueTask.CompletedTask;
    }
}
