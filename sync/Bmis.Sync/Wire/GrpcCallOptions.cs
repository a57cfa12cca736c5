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

    /// <summary>
    /// How often a unary call is made at most, when it finds no server: 1 to 5, within its timeout and the channel's
    /// budget. Above 1 only for what may happen twice.
    /// </summary>
    public int Attempts { get; init; } = 1;

    /// <summary>
    /// How long the server may be silent while a reply is awaited; then the call ends with DEADLINE_EXCEEDED. Pings
    /// find a server that is gone; this finds one that is alive and stuck, where the contract has it say something now
    /// and then. Null waits for ever.
    /// </summary>
    public TimeSpan? Patience { get; init; }
}
