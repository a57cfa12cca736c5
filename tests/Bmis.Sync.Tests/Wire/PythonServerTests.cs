namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against a server on grpcio.</summary>
public sealed class PythonServerTests() : PeerServerTests(PeerKind.Python);
