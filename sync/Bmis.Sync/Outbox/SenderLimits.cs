namespace Bmis.Sync.Outbox;

/// <summary>The numbers of the sender.</summary>
internal static class SenderLimits
{
    /// <summary>
    /// Batches under way without an acknowledgement. Eight full ones are 8 MB: enough to fill a link of 100 Mbit/s
    /// with 600 ms there and back, and all that a cut makes the lane send again.
    /// </summary>
    public const int Window = 8;

    /// <summary>
    /// Entries of a stream's first batch; each acknowledgement doubles the next one up to a full batch. So a link that
    /// dies after every 16 KB still gets on, and a good one is at full size after six round trips.
    /// </summary>
    public const int FirstBatch = 16;
}
