using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against servers that others wrote.</summary>
public abstract class PeerServerTests(PeerKind kind) : EchoSuite, IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private Peer? _peer;

    public async ValueTask InitializeAsync() => _peer = await Peer.ServeAsync(kind, "gzip", _authority.Folder);

    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
            await _peer.DisposeAsync();
        _authority.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Mutual_TLS_shows_our_certificate_to_the_server()
    {
        var options = new GrpcChannelOptions
        {
            ClientCertificate = _authority.Client,
            TrustedRoots = _authority.Roots,
        };
        using var channel = new GrpcChannel(_peer!.TlsAddress, options);
        var request = new EchoRequest { Act = EchoRequest.Types.Act.Certificate };
        var reply = await channel.UnaryAsync(EchoMethods.Once, request, null, Token);
        Assert.Equal(TestAuthority.ClientName, reply.Text);
    }

    [Fact]
    public async Task A_server_from_another_root_is_refused()
    {
        using var other = new TestAuthority();
        using var channel = new GrpcChannel(
            _peer!.TlsAddress, new GrpcChannelOptions { TrustedRoots = other.Roots });
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Status);
        Assert.Equal("The server was refused. The certificate does not come from a trusted issuer.", failure.Message);
    }

    protected override Task<GrpcChannel> ChannelAsync(GrpcChannelOptions? options = null) =>
        Task.FromResult(new GrpcChannel(_peer!.Address, options));
}
