using System.Net;
using System.Net.Sockets;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>How long a channel waits for a server that does not answer, and for one that is slow at it.</summary>
public sealed class ConnectTests : IDisposable
{
    private const int Queue = 1;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public ConnectTests()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(Queue);
    }

    private IPEndPoint Server => (IPEndPoint)_listener.LocalEndPoint!;

    public void Dispose()
    {
        _waiting.ForEach(socket => socket.Dispose());
        _listener.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_server_that_accepts_no_connection_is_given_up_soon_whatever_a_handshake_may_take()
    {
        await FillAsync();
        await AssertUnavailableAsync(new() { ConnectTimeout = Short, HandshakeTimeout = Hang });
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_given_up_when_a_handshake_takes_too_long()
    {
        using var authority = new TestAuthority();
        await AssertUnavailableAsync(
            new() { ConnectTimeout = Hang, HandshakeTimeout = Short, TrustedRoots = authority.Roots });
    }

    // Nobody accepts, so the queue is full with one more than its length; whoever comes then gets no answer at all.
    private async Task FillAsync()
    {
        for (var connected = 0; connected <= Queue; connected++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            _waiting.Add(socket);
            await socket.ConnectAsync(Server, _limit.Token);
        }
    }

    private async Task AssertUnavailableAsync(GrpcChannelOptions options)
    {
        using var channel = Channel(options);
        var failure = await Assert.ThrowsAsync<GrpcException>(() =>
            channel.UnaryAsync(EchoMethods.Once, new EchoRequest(), new() { Timeout = Hang }, _limit.Token));
        Assert.Equal(GrpcStatusCode.Unavailable, failure.Status);
    }

    private GrpcChannel Channel(GrpcChannelOptions options) =>
        new(new UriBuilder("https", "127.0.0.1", Server.Port).Uri, options);
}
