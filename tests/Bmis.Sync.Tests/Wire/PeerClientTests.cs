using Bmis.Sync.Wire;

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
        await PassAsync(server, cases, kind, $"localhost:{server.Address.Port}");
    }

    [Theory]
    [InlineData(PeerKind.Python, 21, "tls")]
    [InlineData(PeerKind.Python, 21, "mutual")]
    [InlineData(PeerKind.Node, 19, "tls")]
    [InlineData(PeerKind.Node, 19, "mutual")]
    public async Task Every_case_of_a_peers_client_passes_over_TLS_with_and_without_its_certificate(
        PeerKind kind, int cases, string line)
    {
        await using var server = await EchoServer.StartAsync(certificate: _authority.Server);
        await PassAsync(server, cases, kind, $"localhost:{server.Address.Port}", line, _authority.Folder);
    }

    public void Dispose() => _authority.Dispose();

    private static async Task PassAsync(EchoServer server, int cases, PeerKind kind, params string[] arguments)
    {
        var lines = await Peer.RunClientAsync(kind, arguments);
        Assert.DoesNotContain(lines, line => !line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.Equal(cases, lines.Count);
        Assert.Empty(server.Log.Faults);
    }
}
