namespace Bmis.Sync.Outbox;

/// <summary>The numbers of the sender.</summary>
internal static class SenderLimits
{
    /// <summary>
    /// Batches under way without an acknowledgement. Eight full ones are 8 MB: enough to fill a link of 100 Mbit/s
    /// with 600 ms there and back, and all that a cut makes the lane send again.
    /// </summary>
    public const int Window = 8;
}
