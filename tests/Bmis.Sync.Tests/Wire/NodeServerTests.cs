namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against a server on @grpc/grpc-js.</summary>
public sealed class NodeServerTests() : PeerServerTests(PeerKind.Node);
