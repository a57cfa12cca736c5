namespace Bmis.Sync.Wire;

/// <summary>The four shapes of a method.</summary>
public enum GrpcMethodKind
{
    /// <summary>One request, one reply.</summary>
    Unary,

    /// <summary>A stream of requests, one reply.</summary>
    ClientStream,

    /// <summary>One request, a stream of replies.</summary>
    ServerStream,

    /// <summary>Streams in both directions at once.</summary>
    Duplex,
}
