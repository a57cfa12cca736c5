namespace Bmis.Sync.Wire;

/// <summary>What one call of a client adds to its messages.</summary>
public sealed record GrpcCallOptions
{
    /// <summary>Metadata sent with the request.</summary>
    public GrpcMetadata Headers { get; init; } = [];

    /// <summary>
    /// How long the call may take from now on; both sides end it then with DEADLINE_EXCEEDED. Null means no end, as a
    /// stream that stays open needs.
    /// </summary>
    public TimeSpan? Timeout { get; init; }
}
