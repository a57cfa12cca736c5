using Bmis.Sync.Attachments;

namespace Bmis.BorderPost.Uplink;

/// <summary>The way of pictures to the centre; they wait while a backlog is under way.</summary>
internal sealed class AttachmentUplink(CentreChannel centre, LinkBoard board, TimeProvider clock)
{
    // A live lane always has a few entries on their way.
    private const int Backlog = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Null in a lane that works alone.</summary>
    internal AttachmentSender? Sender { get; } = centre.Pictures is { } channel
        ? new AttachmentSender(channel, Patience, clock, () => board.Current.Backlog <= Backlog)
        : null;
}
