namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against a server on @grpc/grpc-js.</summary>
public abstract class NodeServerTests(NodePeer peer, PeerLine line)
    : PeerServerTests(peer, line), IClassFixture<NodePeer>;

/// <summary>The same in clear text.</summary>
public sealed class NodeClearServerTests(NodePeer peer) : NodeServerTests(peer, PeerLine.Clear);

/// <summary>The same over TLS.</summary>
public sealed class NodeTlsServerTests(NodePeer peer) : NodeServerTests(peer, PeerLine.Tls);

/// <summary>The same over mutual TLS.</summary>
public sealed class NodeMutualServerTests(NodePeer peer) : NodeServerTests(peer, PeerLine.Mutual);
