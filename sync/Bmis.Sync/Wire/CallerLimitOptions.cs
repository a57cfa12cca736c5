namespace Bmis.Sync.Wire;

/// <summary>How much one caller may ask of a server.</summary>
public sealed record CallerLimitOptions
{
    /// <summary>Calls that a caller may begin a second, in the long run.</summary>
    public required int CallsPerSecond { get; init; }

    /// <summary>Calls that it may begin at once after a rest.</summary>
    public required int Burst { get; init; }

    /// <summary>
    /// Calls with a stream that may be open at the same time. Those of a connection that broke stay open until its
    /// pings are missed, so this is several times what a caller needs.
    /// </summary>
    public required int OpenStreams { get; init; }
}
