namespace Bmis.Sync.Urgent;

/// <summary>The settings of the sender of urgent entries.</summary>
public sealed record UrgentOptions
{
    /// <summary>
    /// How long an urgent entry may wait for its turn before it is told ahead. On a link without a backlog an entry is
    /// acknowledged within a second, also on a bad line within this; so a notice leaves only when it is of use.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one call may take, on a line that the journal fills at the same time.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long an entry is told again that the centre would not keep.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause after a call that failed; it doubles from there, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first setting that makes no sense, as a sentence; null when all do.</summary>
    public string? Fault() =>
        Patience < TimeSpan.Zero ? "Patience is not below zero."
        : CallTimeout <= TimeSpan.Zero ? "CallTimeout is above zero."
        : Again <= TimeSpan.Zero ? "Again is above zero."
        : FirstPause <= TimeSpan.Zero ? "FirstPause is above zero."
        : LongestPause < FirstPause ? "LongestPause is not below FirstPause."
        : null;
}
