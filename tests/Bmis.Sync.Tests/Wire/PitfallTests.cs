using System.Collections.Concurrent;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bmis.Sync.Tests.Wire;

/// <summary>
/// The ten pitfalls of gRPC on Kestrel and HttpClient, one test each, under the number that the project gives it.
/// </summary>
public sealed class PitfallTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task Pitfall_1_a_stream_is_cut_neither_for_its_length_nor_for_its_slowness()
    {
        await using var server = await EchoServer.StartAsync(kestrel: options =>
        {
            options.Limits.MaxRequestBodySize = 50_000;
            options.Limits.MinRequestBodyDataRate = new(100_000_000, TimeSpan.FromSeconds(1.1));
        });
        using var channel = server.Channel();
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        for (var i = 0; i < 4; i++)
        {
            await call.WriteAsync(new() { Data = ByteString.CopyFrom(new byte[40_000]) }, Token);
            await Task.Delay(TimeSpan.FromSeconds(0.8), Token);
        }

        Assert.Equal(160_000, (await call.CompleteAsync(Token)).Data.Length);
    }

    [Fact]
    public async Task Pitfall_2_a_status_stands_in_headers_or_trailers_and_a_missing_one_means_cut_short()
    {
        await using var server = await EchoServer.StartAsync();
        using var invoker = RawCall.Invoker();
        var early = await SendAsync(invoker, server, new() { Status = 5 });
        var late = await SendAsync(invoker, server, new());
        Assert.Equal(("5", null, null, "0"), (
            early.HeaderStatus, early.TrailerStatus, late.HeaderStatus, late.TrailerStatus));
        Assert.Equal(GrpcStatusCode.NotFound, await StatusAsync(server, new() { Status = 5 }));
        Assert.Equal(GrpcStatusCode.OK, await StatusAsync(server, new()));
        await using var crooked = await EchoServer.StartAsync(map: CrookedServer.Map);
        Assert.Equal(GrpcStatusCode.Unavailable, await StatusAsync(crooked, new(), Trick("no-status")));
    }

    [Fact]
    public async Task Pitfall_3_a_write_that_fails_throws_the_status_of_the_server()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new() { Status = (int)GrpcStatusCode.DataLoss, StatusMessage = "enough" }, Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => WriteForEverAsync(call));
        Assert.Equal((GrpcStatusCode.DataLoss, "enough"), (failure.Status, failure.Message));
    }

    [Fact]
    public async Task Pitfall_4_a_reset_is_not_hidden_by_our_own_cancellation()
    {
        using var http = new CancellationTokenSource();
        using var call = new CancellationTokenSource();
        using var content = new RequestContent(call.Token);
        using var body = new MemoryStream();
        var sending = content.CopyToAsync(body, null, http.Token);
        await http.CancelAsync();
        await sending.WaitAsync(Token);
        using var message = new OneMessageContent(new byte[10], call.Token);
        await message.CopyToAsync(body, null, http.Token);
        await call.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => message.CopyToAsync(body, null, http.Token));

        await using var crooked = await EchoServer.StartAsync(map: CrookedServer.Map);
        using var channel = crooked.Channel();
        foreach (var trick in new[] { "reset 11", "reset-later 11" })
        {
            using var stream = channel.Duplex(EchoMethods.Chat, Trick(trick), Token);
            var failure = await Assert.ThrowsAsync<GrpcException>(() => WriteForEverAsync(stream));
            Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status);
        }
    }

    [Fact]
    public async Task Pitfall_5_a_client_that_resets_is_cancelled_and_no_error_in_the_log()
    {
        var ended = new ConcurrentQueue<GrpcStatusCode>();
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add(async (_, next) =>
        {
            var status = await next();
            ended.Enqueue(status.Code);
            return status;
        }));
        using var channel = server.Channel();
        for (var i = 0; i < 20; i++)
        {
            using var call = channel.Duplex(EchoMethods.Chat, null, Token);
            await call.WriteAsync(new() { ReplyBytes = 100_000 * (i % 3) }, Token);
            await call.HeadersAsync(Token);
        }

        while (ended.Count < 20)
            await Task.Delay(TimeSpan.FromMilliseconds(1), Token);
        Assert.All(ended, status => Assert.Equal(GrpcStatusCode.Cancelled, status));
        Assert.Empty(server.Log.Faults);
    }

    [Fact]
    public async Task Pitfall_5_a_client_that_goes_shows_at_the_writer_first_and_is_no_error_either()
    {
        using var service = new EchoService();
        var ended = new TaskCompletionSource<GrpcStatusCode>();
        await using var server = await EchoServer.StartAsync(
            options => options.Steps.Add(async (_, next) =>
            {
                var status = await next();
                ended.SetResult(status.Code);
                return status;
            }),
            map: target =>
            {
                target.Use((http, next) =>
                {
                    http.Features.Set<IHttpResponseBodyFeature>(new GoneReader());
                    return next(http);
                });
                target.MapGrpc(EchoMethods.Service, service.Bind);
            });
        using var channel = server.Channel();
        using var call = channel.ServerStream(EchoMethods.Repeat, new() { Count = 2 }, cancellationToken: Token);
        Assert.Equal(GrpcStatusCode.Cancelled, await ended.Task.WaitAsync(Token));
        Assert.Empty(server.Log.Faults);
    }

    [Fact]
    public async Task Pitfall_6_a_server_stops_though_streams_are_open()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        using var idle = channel.Duplex(EchoMethods.Chat, null, Token);
        await idle.WriteAsync(new(), Token);
        await using var replies = idle.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());

        // Without the link to its calls the host would wait for 30 s.
        await server.Application.StopAsync(Token).WaitAsync(TimeSpan.FromSeconds(15), Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Status, failure.IsTransient));
    }

    [Fact]
    public async Task Pitfall_7_a_dead_peer_is_unavailable_and_abandoned_streams_exhaust_the_server_for_a_while()
    {
        await using var server = await EchoServer.StartAsync();
        await using var relay = new SilentRelay(server.Address.Port);
        using var deaf = new GrpcChannel(relay.Address, new GrpcChannelOptions
        {
            KeepAliveDelay = TimeSpan.FromSeconds(1),
            KeepAliveTimeout = TimeSpan.FromSeconds(1),
        });
        using var call = deaf.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new(), Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        relay.FallSilent();
        var dead = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal((GrpcStatusCode.Unavailable, true), (dead.Status, dead.IsTransient));
        await AbandonAsync();
    }

    [Fact]
    public async Task Pitfall_8_a_refused_certificate_is_unauthenticated_and_not_a_server_that_is_away()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        await using var server = await EchoServer.StartAsync(
            options => options.Steps.Add((call, next) =>
            {
                GrpcCertificates.Check(
                    call.Served!.PeerCertificate, authority.Roots, GrpcCertificateUse.Client, authority.Now).Require();
                return next();
            }),
            authority.Server);
        foreach (var shown in new[] { null, other.Client, authority.Server, authority.Client })
        {
            using var channel = server.Channel(new() { TrustedRoots = authority.Roots, ClientCertificate = shown });
            var status = await StatusAsync(channel, new());
            Assert.Equal(shown == authority.Client ? GrpcStatusCode.OK : GrpcStatusCode.Unauthenticated, status);
        }
    }

    [Fact]
    public async Task Pitfall_9_headers_leave_at_once_and_a_hundred_streams_are_not_the_end()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var calls = new List<GrpcDuplexCall<EchoRequest, EchoReply>>();
        for (var i = 0; i < 150; i++)
        {
            // The server answers with its first headers before anything is written, and reads before it answers more.
            var headers = new GrpcMetadata { { "x-echo", "first" } };
            calls.Add(channel.Duplex(EchoMethods.Chat, new() { Headers = headers }, Token));
            Assert.Equal("first", (await calls[i].HeadersAsync(Token)).GetText("x-echo"));
            await calls[i].WriteAsync(new() { Text = $"{i}" }, Token);
        }

        for (var i = 0; i < 150; i++)
            Assert.Equal($"{i}", (await calls[i].ReadAllAsync(Token).FirstAsync(Token)).Text);
        calls.ForEach(call => call.Dispose());
        using var handler = ChannelHandler.Make(new(), TimeProvider.System);
        var limits = new KestrelServerLimits();
        limits.SetGrpcLimits();
        Assert.True(handler.EnableMultipleHttp2Connections);
        Assert.Equal(
            (ushort.MaxValue, 1 << 20, 2 << 20),
            (handler.InitialHttp2StreamWindowSize, limits.Http2.InitialStreamWindowSize,
                limits.Http2.InitialConnectionWindowSize));
    }

    [Fact]
    public async Task Pitfall_10_sizes_count_decompressed_unknown_encodings_are_refused_and_our_names_are_our_own()
    {
        await using var server = await EchoServer.StartAsync(options => options.Limits.MaxReceiveBytes = 100_000);
        using var channel = server.Channel(new() { CompressRequests = true });
        var grows = new EchoRequest { Data = ByteString.CopyFrom(new byte[200_000]) };
        Assert.Equal(GrpcStatusCode.ResourceExhausted, await StatusAsync(channel, grows));
        using var invoker = RawCall.Invoker();
        var unknown = await SendAsync(invoker, server, new(), KeyValuePair.Create(GrpcHeaders.Encoding, "snappy"));
        Assert.Equal(GrpcStatusCode.Unimplemented, unknown.Status);
        Assert.All(
            SyncReflection.Descriptor.Services,
            service => Assert.StartsWith("bmis.", service.FullName, StringComparison.Ordinal));
    }

    /// <summary>
    /// Opens and gives up calls whose handlers do not end; Kestrel asks for calm when they are too many, and serves
    /// again when they have ended.
    /// </summary>
    private async Task AbandonAsync()
    {
        var gate = new TaskCompletionSource();
        var begun = 0;
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add(async (_, next) =>
        {
            Interlocked.Increment(ref begun);
            await gate.Task;
            return await next();
        }));
        using var channel = server.Channel();
        GrpcException? refused = null;
        for (var i = 0; i < 1_000 && refused is null; i++)
        {
            using var abandon = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var before = Volatile.Read(ref begun);
            var call = channel.UnaryAsync(EchoMethods.Once, new(), null, abandon.Token);
            while (Volatile.Read(ref begun) == before && !call.IsCompleted)
                await Task.Yield();
            await abandon.CancelAsync();
            refused = await Record.ExceptionAsync(() => call) as GrpcException;
        }

        Assert.Equal((GrpcStatusCode.ResourceExhausted, true), (refused?.Status, refused?.IsTransient));
        gate.SetResult();
        while (await StatusAsync(channel, new()) != GrpcStatusCode.OK)
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
    }

    private async Task WriteForEverAsync(GrpcDuplexCall<EchoRequest, EchoReply> call)
    {
        while (true)
            await call.WriteAsync(new() { Data = ByteString.CopyFrom(new byte[10_000]) }, Token);
    }

    private Task<RawCall> SendAsync(
        HttpMessageInvoker invoker,
        EchoServer server,
        EchoRequest request,
        params KeyValuePair<string, string>[] headers)
    {
        var message = request.ToByteArray();
        return RawCall.SendAsync(
            invoker, server.Address, EchoMethods.Once.Path, RawCall.Frame(0, message.Length, message), headers, Token);
    }

    private async Task<GrpcStatusCode> StatusAsync(
        EchoServer server, EchoRequest request, GrpcCallOptions? options = null)
    {
        using var channel = server.Channel();
        return await StatusAsync(channel, request, options);
    }

    private async Task<GrpcStatusCode> StatusAsync(
        GrpcChannel channel, EchoRequest request, GrpcCallOptions? options = null)
    {
        var failure = await Record.ExceptionAsync(
            () => channel.UnaryAsync(EchoMethods.Once, request, options, Token));
        return failure is null ? GrpcStatusCode.OK : Assert.IsType<GrpcException>(failure).Status;
    }

    private static GrpcCallOptions Trick(string name) => new() { Headers = new() { { "trick", name } } };
}
