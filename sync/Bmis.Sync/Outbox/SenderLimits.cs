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

    /// <summary>
    /// Bytes under way before the link's rate is known, and at least: 4 s of 64 kbit/s, and half a minute, the half of
    /// what the pump waits for an answer, of 8 kbit/s.
    /// </summary>
    public const int FirstBytes = 32 * 1024;

    /// <summary>Batches that share what may be under way, so that the link is not idle between two of them.</summary>
    public const int BatchesInPace = 4;

    /// <summary>
    /// How long what is under way may need at the rate of the last acknowledgements: well above the worst round trip,
    /// well below the minute after which the pump gives a silent stream up.
    /// </summary>
    public static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(10);
}
