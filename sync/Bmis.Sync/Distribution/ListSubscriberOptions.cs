namespace Bmis.Sync.Distribution;

/// <summary>The settings of the subscriber.</summary>
public sealed record ListSubscriberOptions
{
    /// <summary>The first pause before connecting again; it doubles from there, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a chunk may take before the download is begun again where it stands, which throws away what had come of
    /// it: three lists beside one another need 96 s for a usual chunk of each on a line of 64 kbit/s.
    /// </summary>
    public TimeSpan ChunkTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the centre may be silent before it counts as stuck and is left; above three of the heartbeats of 20 s
    /// that it sends.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Whether a version of a list is fetched, by its signed manifest; null for all that the centre has. One that is
    /// not is asked about again when the lane connects anew.
    /// </summary>
    public Func<ListManifest, bool>? Wants { get; init; }

    /// <summary>The first setting that makes no sense, as a sentence; null when all do.</summary>
    public string? Fault() =>
        FirstPause <= TimeSpan.Zero ? "FirstPause is above zero."
        : LongestPause < FirstPause ? "LongestPause is not below FirstPause."
        : ChunkTimeout < TimeSpan.FromMilliseconds(100) ? "ChunkTimeout is at least 100 ms."
        : Patience < TimeSpan.FromMilliseconds(100) ? "Patience is at least 100 ms."
        : null;
}
