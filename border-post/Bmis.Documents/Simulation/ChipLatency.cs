namespace Bmis.Documents.Simulation;

/// <summary>How long a chip takes: a time for each command and the bits in both directions.</summary>
/// <param name="PerCommand">Time of the chip's own for each command.</param>
/// <param name="BitsPerSecond">Speed of the air, such as 424,000.</param>
public sealed record ChipLatency(TimeSpan PerCommand, int BitsPerSecond)
{
    /// <summary>No time at all.</summary>
    public static readonly ChipLatency None = new(TimeSpan.Zero, int.MaxValue);

    /// <summary>The time of one exchange.</summary>
    public TimeSpan Of(int bytes) => PerCommand + TimeSpan.FromSeconds(8.0 * bytes / BitsPerSecond);
}
