using System.Net;
using System.Net.Sockets;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>What our client makes of servers, proxies and lines that break the protocol.</summary>
public sealed class ClientFailureTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private EchoServer? _server;

    public async ValueTask InitializeAsync() => _server = await EchoServer.StartAsync(map: CrookedServer.Map);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _limit.Dispose();
    }

    [Theory]
    [InlineData("http 400", GrpcStatusCode.Internal, false)]
    [InlineData("http 401", GrpcStatusCode.Unauthenticated, false)]
    [InlineData("http 403", GrpcStatusCode.PermissionDenied, false)]
    [InlineData("http 404", GrpcStatusCode.Unimplemented, false)]
    [InlineData("http 429", GrpcStatusCode.Unavailable, true)]
    [InlineData("http 500", GrpcStatusCode.Unknown, false)]
    [InlineData("http 503", GrpcStatusCode.Unavailable, true)]
    [InlineData("html", GrpcStatusCode.Unknown, false)]
    [InlineData("reset 1", GrpcStatusCode.Unavailable, true)]
    [InlineData("reset 2", GrpcStatusCode.Internal, false)]
    [InlineData("reset 7", GrpcStatusCode.Unavailable, true)]
    [InlineData("reset 8", GrpcStatusCode.Cancelled, false)]
    [InlineData("reset 11", GrpcStatusCode.ResourceExhausted, true)]
    [InlineData("reset 12", GrpcStatusCode.PermissionDenied, false)]
    [InlineData("reset-later 2", GrpcStatusCode.Internal, false)]
    [InlineData("reset-later 11", GrpcStatusCode.ResourceExhausted, true)]
    [InlineData("cut", GrpcStatusCode.Internal, false)]
    [InlineData("half", GrpcStatusCode.Internal, false)]
    [InlineData("two", GrpcStatusCode.Internal, false)]
    [InlineData("none", GrpcStatusCode.Internal, false)]
    [InlineData("encoding", GrpcStatusCode.Internal, false)]
    [InlineData("no-status", GrpcStatusCode.Unavailable, true)]
    [InlineData("status", GrpcStatusCode.Unknown, false)]
    public async Task Each_broken_answer_has_its_status(string trick, GrpcStatusCode status, bool transient)
    {
        using var channel = _server!.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), Trick(trick), _limit.Token));
        Assert.Equal((status, transient), (failure.Status, failure.IsTransient));
    }

    [Theory]
    [InlineData("http 503", GrpcStatusCode.Unavailable)]
    [InlineData("reset 11", GrpcStatusCode.ResourceExhausted)]
    [InlineData("no-status", GrpcStatusCode.Unavailable)]
    public async Task A_writer_learns_of_the_end_while_nobody_reads(string trick, GrpcStatusCode status)
    {
        using var channel = _server!.Channel();
        using var call = channel.ClientStream(EchoMethods.Collect, Trick(trick), _limit.Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            while (true)
                await call.WriteAsync(new() { Text = "more" }, _limit.Token);
        });
        Assert.Equal(status, failure.Status);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var channel = new GrpcChannel(new Uri($"http://127.0.0.1:{port}"));
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, _limit.Token));
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Status, failure.IsTransient));
        using var call = channel.Duplex(EchoMethods.Chat, null, _limit.Token);
        Assert.Equal(GrpcStatusCode.Unavailable, (await Assert.ThrowsAsync<GrpcException>(
            async () => await call.WriteAsync(new(), _limit.Token))).Status);
        await Assert.ThrowsAsync<GrpcException>(() => call.HeadersAsync(_limit.Token));
    }

    [Fact]
    public async Task A_peer_that_falls_silent_is_found_by_pings()
    {
        await using var server = await EchoServer.StartAsync();
        await using var relay = new SilentRelay(server.Address.Port);
        var options = new GrpcChannelOptions
        {
            KeepAliveDelay = TimeSpan.FromSeconds(1),
            KeepAliveTimeout = TimeSpan.FromSeconds(1),
        };
        using var channel = new GrpcChannel(relay.Address, options);
        using var call = channel.Duplex(EchoMethods.Chat, null, _limit.Token);
        await call.WriteAsync(new() { Text = "alive" }, _limit.Token);
        await using var replies = call.ReadAllAsync(_limit.Token).GetAsyncEnumerator(_limit.Token);
        Assert.True(await replies.MoveNextAsync());
        relay.FallSilent();
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Status, failure.IsTransient));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_server_that_is_alive_and_stuck_is_left(int replies)
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var request = new EchoRequest { Count = replies, Act = EchoRequest.Types.Act.Wait };
        var options = new GrpcCallOptions { Patience = TimeSpan.FromMilliseconds(200) };
        using var call = channel.ServerStream(EchoMethods.Repeat, request, options, _limit.Token);
        var seen = 0;
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await foreach (var _ in call.ReadAllAsync(_limit.Token))
                seen++;
        });
        Assert.Equal((GrpcStatusCode.DeadlineExceeded, true), (failure.Status, failure.IsTransient));
        Assert.Equal(("The server was silent for too long.", replies), (failure.Message, seen));
        var noticed = new EchoRequest { Act = EchoRequest.Types.Act.CancelledCalls, Count = 1 };
        await channel.UnaryAsync(EchoMethods.Once, noticed, null, _limit.Token);
    }

    [Fact]
    public async Task A_reader_that_takes_its_time_does_not_use_up_its_patience()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var options = new GrpcCallOptions { Patience = TimeSpan.FromMilliseconds(500) };
        using var call = channel.Duplex(EchoMethods.Chat, options, _limit.Token);
        await using var replies = call.ReadAllAsync(_limit.Token).GetAsyncEnumerator(_limit.Token);
        for (var i = 0; i < 3; i++)
        {
            await call.WriteAsync(new(), _limit.Token);
            Assert.True(await replies.MoveNextAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(600), _limit.Token);
        }
    }

    [Fact]
    public async Task A_message_above_our_own_limit_is_not_sent_and_not_transient()
    {
        await using var server = await EchoServer.StartAsync();
        var options = new GrpcChannelOptions { Limits = { MaxSendBytes = 10 } };
        using var channel = server.Channel(options);
        using var call = channel.ClientStream(EchoMethods.Collect, null, _limit.Token);
        await call.WriteAsync(new() { Text = "short" }, _limit.Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(
            async () => await call.WriteAsync(new() { Text = "too long" + options }, _limit.Token));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, false), (failure.Status, failure.IsTransient));
        Assert.Equal(1, (await call.CompleteAsync(_limit.Token)).Number);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call.WriteAsync(new(), _limit.Token));
    }

    [Fact]
    public async Task A_disposed_call_has_been_given_up()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var call = channel.Duplex(EchoMethods.Chat, null, _limit.Token);
        await call.WriteAsync(new(), _limit.Token);
        call.Dispose();
        call.Dispose();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            async () => await call.ReadAllAsync(_limit.Token).ToListAsync(_limit.Token));
        Assert.Equal(GrpcStatusCode.Cancelled, failure.Status);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_gives_no_call()
    {
        using var channel = _server!.Channel();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, stop.Token));
    }

    [Fact]
    public void A_limit_that_makes_no_sense_is_refused() => Assert.Throws<ArgumentException>(
        () => new GrpcChannel(new Uri("http://localhost"), new GrpcChannelOptions { Limits = { MaxSendBytes = 0 } }));

    private static GrpcCallOptions Trick(string name) => new() { Headers = new() { { "trick", name } } };
}
