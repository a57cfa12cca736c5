namespace Bmis.Sync.Outbox;

/// <summary>The settings of the pump.</summary>
public sealed record OutboxPumpOptions
{
    /// <summary>The lane's software version, as it says hello.</summary>
    public string SoftwareVersion { get; init; } = "0";

    /// <summary>How often the lane tells how it is.</summary>
    public TimeSpan StatusInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the centre may owe an answer before the stream is given up. A connection that is dead is found sooner
    /// by its pings; this finds a centre that is alive and stuck.
    /// </summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The first pause before connecting again; it doubles from there, with jitter.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause; after a stream that lasted longer the first pause comes again.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first setting that makes no sense, as a sentence; null when all do.</summary>
    public string? Fault() =>
        SoftwareVersion.Length is 0 or > 64 ? "SoftwareVersion has 1 to 64 characters."
        : StatusInterval < TimeSpan.FromMilliseconds(100) ? "StatusInterval is at least 100 ms."
        : AnswerTimeout < TimeSpan.FromMilliseconds(100) ? "AnswerTimeout is at least 100 ms."
        : FirstPause <= TimeSpan.Zero ? "FirstPause is above zero."
        : LongestPause < FirstPause ? "LongestPause is not below FirstPause."
        : null;
}
