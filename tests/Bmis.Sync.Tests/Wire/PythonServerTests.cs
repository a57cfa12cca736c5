namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against a server on grpcio.</summary>
public abstract class PythonServerTests(PythonPeer peer, PeerLine line)
    : PeerServerTests(peer, line), IClassFixture<PythonPeer>;

/// <summary>The same in clear text.</summary>
public sealed class PythonClearServerTests(PythonPeer peer) : PythonServerTests(peer, PeerLine.Clear);

/// <summary>The same over TLS.</summary>
public sealed class PythonTlsServerTests(PythonPeer peer) : PythonServerTests(peer, PeerLine.Tls);

/// <summary>The same over mutual TLS.</summary>
public sealed class PythonMutualServerTests(PythonPeer peer) : PythonServerTests(peer, PeerLine.Mutual);
