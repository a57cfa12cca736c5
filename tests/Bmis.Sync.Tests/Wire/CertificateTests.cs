using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Which certificates are accepted, and what a lane with another one is told.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _other = new();

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public void A_clients_certificate_is_accepted_and_names_its_lane()
    {
        Assert.True(Check(_authority.Client).IsAccepted);
        Assert.Equal([TestAuthority.ClientName], GrpcCertificates.DnsNames(_authority.Client));
    }

    [Fact]
    public void Each_fault_has_its_reason()
    {
        using var later = _authority.ClientFor(_authority.Now.AddMinutes(10), _authority.Now.AddMinutes(20));
        using var over = _authority.ClientFor(_authority.Now.AddMinutes(-20), _authority.Now.AddMinutes(-10));
        using var unrestricted = _authority.Unrestricted();
        (X509Certificate2? Shown, GrpcCertificateFault Fault)[] rows =
        [
            (null, GrpcCertificateFault.Missing),
            (later, GrpcCertificateFault.NotYetValid),
            (over, GrpcCertificateFault.Expired),
            (unrestricted, GrpcCertificateFault.WrongUse),
            (_authority.Server, GrpcCertificateFault.WrongUse),
            (_other.Client, GrpcCertificateFault.UnknownIssuer),
        ];
        Assert.All(rows, row => Assert.Equal(row.Fault, Check(row.Shown).Fault));
        Assert.All(rows, row => Assert.NotEmpty(Check(row.Shown).Reason));
    }

    [Fact]
    public async Task A_lane_with_a_trusted_certificate_is_served()
    {
        await using var server = await StartAsync();
        Assert.Equal(TestAuthority.ClientName, await AskAsync(server, _authority.Client));
    }

    [Fact]
    public async Task A_refused_certificate_is_unauthenticated_and_not_a_server_that_is_away()
    {
        await using var server = await StartAsync();
        foreach (var shown in new[] { null, _other.Client, _authority.Server })
        {
            var failure = await Assert.ThrowsAsync<GrpcException>(() => AskAsync(server, shown));
            Assert.Equal((GrpcStatusCode.Unauthenticated, false), (failure.Status, failure.IsTransient));
            Assert.NotEmpty(failure.Message);
        }
    }

    [Fact]
    public async Task A_server_under_another_name_is_refused()
    {
        await using var server = await StartAsync();
        var options = new GrpcChannelOptions { TrustedRoots = _authority.Roots, ServerName = "other.test" };
        using var channel = server.Channel(options);
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, _limit.Token));
        Assert.Equal("The server's certificate bears another name.", failure.Message);
    }

    private GrpcCertificateCheck Check(X509Certificate2? shown) =>
        GrpcCertificates.Check(shown, _authority.Roots, GrpcCertificateUse.Client, _authority.Now);

    private Task<EchoServer> StartAsync() => EchoServer.StartAsync(
        certificate: _authority.Server,
        map: application => application.MapGrpc(EchoMethods.Service, binder =>
        {
            binder.Unary<EchoRequest, EchoReply>("Once", (_, call) =>
            {
                Check(call.PeerCertificate).Require();
                return Task.FromResult(new EchoReply { Text = GrpcCertificates.DnsNames(call.PeerCertificate!)[0] });
            });
            binder.ClientStream<EchoRequest, EchoReply>("Collect", (_, _) => Task.FromResult(new EchoReply()));
            binder.ServerStream<EchoRequest, EchoReply>("Repeat", (_, _, _) => Task.CompletedTask);
            binder.Duplex<EchoRequest, EchoReply>("Chat", (_, _, _) => Task.CompletedTask);
        }));

    private async Task<string> AskAsync(EchoServer server, X509Certificate2? shown)
    {
        var options = new GrpcChannelOptions { TrustedRoots = _authority.Roots, ClientCertificate = shown };
        using var channel = server.Channel(options);
        return (await channel.UnaryAsync(EchoMethods.Once, new(), null, _limit.Token)).Text;
    }
}
