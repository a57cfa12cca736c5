namespace Bmis.Sync.Tests.Wire;

/// <summary>Clients that others wrote against our server.</summary>
public sealed class PeerClientTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    [Theory]
    [InlineData(PeerKind.Python, 20, false)]
    [InlineData(PeerKind.Python, 20, true)]
    [InlineData(PeerKind.Node, 18, false)]
    [InlineData(PeerKind.Node, 18, true)]
    public async Task Every_case_of_a_peers_client_passes_in_clear_text(PeerKind kind, int cases, bool compressReplies)
    {
        await using var server = await EchoServer.StartAsync(options => options.CompressReplies = compressReplies);
        var lines = await Peer.RunClientAsync(kind, $"localhost:{server.Address.Port}");
        Assert.DoesNotContain(lines, line => !line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.Equal(cases, lines.Count);
        Assert.Empty(server.Log.Faults);
    }

    [Theory]
    [InlineData(PeerKind.Python)]
    [InlineData(PeerKind.Node)]
    public async Task Every_case_of_a_peers_client_passes_with_mutual_TLS(PeerKind kind)
    {
        await using var server = await EchoServer.StartAsync(certificate: _authority.Server);
        var lines = await Peer.RunClientAsync(kind, $"localhost:{server.Address.Port}", _authority.Folder);
        Assert.Equal(["ok unary", "ok large", "ok duplex", "ok certificate"], lines);
        Assert.Empty(server.Log.Faults);
    }

    public void Dispose() => _authority.Dispose();
}
