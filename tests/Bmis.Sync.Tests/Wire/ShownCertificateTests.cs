using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>A channel that shows another certificate while it is in use.</summary>
public sealed class ShownCertificateTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly TestAuthority _authority = new();
    private readonly TaskCompletionSource _asked = new();
    private readonly TaskCompletionSource _release = new();

    public void Dispose()
    {
        _authority.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task New_calls_show_it_streams_end_to_begin_anew_and_a_call_under_way_is_answered()
    {
        using var next = _authority.ClientFor(_authority.Now.AddMinutes(-1), _authority.Now.AddMinutes(20));
        await using var server = await StartAsync();
        using var channel = server.Channel(new GrpcChannelOptions
        {
            TrustedRoots = _authority.Roots, ClientCertificate = _authority.Client,
        });
        using var chat = channel.Duplex(EchoMethods.Chat, cancellationToken: _limit.Token);
        await chat.WriteAsync(new EchoRequest(), _limit.Token);
        await using var replies = chat.ReadAllAsync(_limit.Token).GetAsyncEnumerator(_limit.Token);
        Assert.True(await replies.MoveNextAsync());
        var underWay = channel.UnaryAsync(EchoMethods.Once, new EchoRequest { Text = "wait" }, null, _limit.Token);
        await _asked.Task.WaitAsync(_limit.Token);

        channel.Show(next);
        var ended = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal(
            (GrpcStatusCode.Unavailable, "The channel shows another certificate now."), (ended.Status, ended.Message));
        var after = await channel.UnaryAsync(EchoMethods.Once, new EchoRequest(), null, _limit.Token);
        Assert.Equal(next.Thumbprint, after.Text);
        _release.SetResult();
        Assert.Equal(_authority.Client.Thumbprint, (await underWay).Text);
    }

    [Fact]
    public void A_channel_over_connections_of_somebody_else_shows_what_they_show()
    {
        using var handler = new SocketsHttpHandler();
        using var channel = new GrpcChannel(new Uri("https://localhost"), handler);
        Assert.Throws<InvalidOperationException>(() => channel.Show(_authority.Client));
    }

    private Task<EchoServer> StartAsync() => EchoServer.StartAsync(
        certificate: _authority.Server,
        map: application => application.MapGrpc(EchoMethods.Service, binder =>
        {
            binder.Unary<EchoRequest, EchoReply>("Once", async (request, call) =>
            {
                if (request.Text == "wait")
                {
                    _asked.SetResult();
                    await _release.Task.WaitAsync(call.CancellationToken);
                }

                return Name(call.PeerCertificate);
            });
            binder.ClientStream<EchoRequest, EchoReply>("Collect", (_, _) => Task.FromResult(new EchoReply()));
            binder.ServerStream<EchoRequest, EchoReply>("Repeat", (_, _, _) => Task.CompletedTask);
            binder.Duplex<EchoRequest, EchoReply>("Chat", async (requests, replies, call) =>
            {
                await foreach (var _ in requests)
                    await replies.WriteAsync(Name(call.PeerCertificate));
            });
        }));

    private static EchoReply Name(X509Certificate2? shown) => new() { Text = shown?.Thumbprint ?? "" };
}
