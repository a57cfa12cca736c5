using Bmis.Sync.Attachments;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Uplink;

/// <summary>
/// The way of pictures to the centre, on a connection of its own so that the journal's never waits behind one; they
/// wait while a backlog is under way.
/// </summary>
internal sealed class AttachmentUplink : IDisposable
{
    // A live lane always has a few entries on their way.
    private const int Backlog = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly GrpcChannel? _channel;

    public AttachmentUplink(IOptions<UplinkOptions> options, LinkBoard board, TimeProvider clock)
    {
        _channel = options.Value.HasCentre ? options.Value.Open(clock, compress: false) : null;
        Sender = _channel is null
            ? null
            : new AttachmentSender(_channel, Patience, clock, () => board.Current.Backlog <= Backlog);
    }

    /// <summary>Null in a lane that works alone.</summary>
    internal AttachmentSender? Sender { get; }

    public void Dispose() => _channel?.Dispose();
}
