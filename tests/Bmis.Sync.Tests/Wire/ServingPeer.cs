namespace Bmis.Sync.Tests.Wire;

/// <summary>One process of a peer's server for all tests of a class, which run one after the other.</summary>
public abstract class ServingPeer(PeerKind kind) : IAsyncDisposable
{
    private Task<Peer>? _peer;

    public TestAuthority Authority { get; } = new();

    /// <summary>The server; skips the test when it cannot be run here.</summary>
    public Task<Peer> StartedAsync() => _peer ??= Peer.ServeAsync(kind, "gzip", Authority.Folder);

    public async ValueTask DisposeAsync()
    {
        if (_peer is { IsCompletedSuccessfully: true })
            await _peer.Result.DisposeAsync();
        Authority.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A server on grpcio.</summary>
public sealed class PythonPeer() : ServingPeer(PeerKind.Python);

/// <summary>A server on @grpc/grpc-js.</summary>
public sealed class NodePeer() : ServingPeer(PeerKind.Node);
