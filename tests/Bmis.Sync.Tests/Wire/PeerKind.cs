namespace Bmis.Sync.Tests.Wire;

/// <summary>The implementations of gRPC that ours is measured against.</summary>
public enum PeerKind
{
    /// <summary>grpcio of Debian's python3-grpcio: the C core.</summary>
    Python,

    /// <summary>@grpc/grpc-js of npm: an implementation in JavaScript.</summary>
    Node,
}
