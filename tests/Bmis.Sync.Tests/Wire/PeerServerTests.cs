using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against servers that others wrote, on one kind of line.</summary>
public abstract class PeerServerTests(ServingPeer peer, PeerLine line) : EchoSuite
{
    [Fact]
    public async Task The_server_sees_our_certificate_where_both_sides_show_one()
    {
        using var channel = await ChannelAsync();
        var request = new EchoRequest { Act = EchoRequest.Types.Act.Certificate };
        var reply = await channel.UnaryAsync(EchoMethods.Once, request, null, Token);
        Assert.Equal(line == PeerLine.Mutual ? TestAuthority.ClientName : "", reply.Text);
    }

    [Theory]
    [InlineData(PeerLine.Tls)]
    [InlineData(PeerLine.Mutual)]
    public async Task A_server_from_another_root_is_refused(PeerLine tls)
    {
        using var other = new TestAuthority();
        var options = new GrpcChannelOptions { TrustedRoots = other.Roots, ClientCertificate = other.Client };
        using var channel = new GrpcChannel((await peer.StartedAsync()).AddressOf(tls), options);
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Status);
        Assert.Equal("The server was refused. The certificate does not come from a trusted issuer.", failure.Message);
    }

    protected override async Task<GrpcChannel> ChannelAsync(GrpcChannelOptions? options = null)
    {
        options ??= new();
        options.TrustedRoots = peer.Authority.Roots;
        options.ClientCertificate = line == PeerLine.Mutual ? peer.Authority.Client : null;
        return new((await peer.StartedAsync()).AddressOf(line), options);
    }
}
