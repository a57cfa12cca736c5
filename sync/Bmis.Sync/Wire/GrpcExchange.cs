namespace Bmis.Sync.Wire;

/// <summary>What a <see cref="GrpcStep"/> sees of a call, on either side. It holds no message.</summary>
public sealed class GrpcExchange
{
    internal GrpcExchange(string method, GrpcMethodKind kind, GrpcCall served)
    {
        (Side, Method, Kind, Served) = (GrpcSide.Server, method, kind, served);
        (RequestHeaders, Trailers) = (served.RequestHeaders, served.ResponseTrailers);
        CancellationToken = served.CancellationToken;
    }

    internal GrpcExchange(string method, GrpcMethodKind kind, GrpcMetadata headers, CancellationToken cancellation)
    {
        (Side, Method, Kind, CancellationToken) = (GrpcSide.Client, method, kind, cancellation);
        foreach (var entry in headers)
            RequestHeaders.AddReceived(entry.Key, entry.Value);
    }

    /// <summary>Which end this is.</summary>
    public GrpcSide Side { get; }

    /// <summary>The path: <c>/package.Service/Method</c>; always one of the contract.</summary>
    public string Method { get; }

    /// <summary>Which of the two sides stream.</summary>
    public GrpcMethodKind Kind { get; }

    /// <summary>What a client sends with its request; a client's step may add to it before the call goes on.</summary>
    public GrpcMetadata RequestHeaders { get; } = [];

    /// <summary>What comes with the status; a server's step may add to it.</summary>
    public GrpcMetadata Trailers { get; internal set; } = [];

    /// <summary>The call as its handler knows it; null on the client.</summary>
    public GrpcCall? Served { get; }

    /// <summary>Fires when the call ends early.</summary>
    public CancellationToken CancellationToken { get; }
}
