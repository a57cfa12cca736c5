using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Kestrel's limits, the ends that the server chooses, and what a handler may not do.</summary>
public sealed class ServerStreamLimitsTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_stream_may_be_longer_than_the_body_limit_of_Kestrel()
    {
        await using var server = await EchoServer.StartAsync(
            kestrel: options => options.Limits.MaxRequestBodySize = 50_000);
        using var channel = server.Channel();
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        for (var i = 0; i < 20; i++)
            await call.WriteAsync(new() { Data = ByteString.CopyFrom(new byte[10_000]) }, Token);
        Assert.Equal(200_000, (await call.CompleteAsync(Token)).Data.Length);
    }

    [Fact]
    public async Task The_least_data_rate_is_lifted_on_streams_alone()
    {
        var rates = new Dictionary<string, MinDataRate?>();
        using var service = new EchoService();
        await using var server = await EchoServer.StartAsync(map: application =>
        {
            application.Use(async (http, next) =>
            {
                var rate = new Rate();
                http.Features.Set<IHttpMinRequestBodyDataRateFeature>(rate);
                await next(http);
                rates[http.Request.Path.Value!.Split('/')[^1]] = rate.MinDataRate;
            });
            application.UseRouting();
            application.MapGrpc(EchoMethods.Service, service.Bind);
        });
        using var channel = server.Channel();
        await channel.UnaryAsync(EchoMethods.Once, new(), null, Token);
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        await call.CompleteAsync(Token);
        await server.Application.StopAsync(Token);
        Assert.NotNull(rates["Once"]);
        Assert.Null(rates["Collect"]);
    }

    [Fact]
    public void Kestrel_pings_silent_connections_and_does_not_cut_slow_readers()
    {
        var limits = new KestrelServerLimits();
        limits.SetGrpcLimits();
        Assert.Null(limits.MinResponseDataRate);
        Assert.Equal(1024 * 1024, limits.Http2.InitialStreamWindowSize);
        Assert.Equal(2 * 1024 * 1024, limits.Http2.InitialConnectionWindowSize);
        Assert.True(limits.Http2.KeepAlivePingDelay < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_open_calls_as_unavailable()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new() { Text = "open" }, Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        var stopped = server.Application.StopAsync(Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal((GrpcStatusCode.Unavailable, true), (failure.Status, failure.IsTransient));
        Assert.Equal("The server is stopping.", failure.Message);
        channel.Dispose();
        await stopped;
    }

    [Fact]
    public async Task A_call_above_the_servers_longest_time_is_ended()
    {
        await using var server = await EchoServer.StartAsync(
            options => options.LongestCall = TimeSpan.FromMilliseconds(50));
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(
            EchoMethods.Once, new() { Act = EchoRequest.Types.Act.Wait }, null, Token));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Status);
    }

    [Fact]
    public async Task A_unary_call_has_an_end_of_its_own_that_streams_do_not_have()
    {
        await using var server = await EchoServer.StartAsync(
            options => options.LongestUnary = TimeSpan.FromMilliseconds(50));
        using var channel = server.Channel();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new(), Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(
            EchoMethods.Once, new() { Act = EchoRequest.Types.Act.Wait }, null, Token));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Status);
        await call.CompleteAsync(Token);
        Assert.Single(await call.ReadAllAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_handler_that_throws_tells_its_log_and_not_the_client()
    {
        await using var server = await EchoServer.StartAsync(map: application => application.MapGrpc(
            EchoMethods.Service, binder => Bind(binder, _ => throw new InvalidOperationException("inner secret"))));
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal((GrpcStatusCode.Unknown, "The handler failed."), (failure.Status, failure.Message));
        Assert.Contains("inner secret", Assert.Single(server.Log.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_above_the_servers_limit_is_not_sent()
    {
        await using var server = await EchoServer.StartAsync(options => options.Limits.MaxSendBytes = 100);
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new() { ReplyBytes = 101 }, null, Token));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status);
    }

    [Fact]
    public async Task A_server_may_speak_first_on_a_duplex_call()
    {
        await using var server = await EchoServer.StartAsync(map: application => application.MapGrpc(
            EchoMethods.Service, binder => Bind(binder, _ => Task.FromResult(new EchoReply()))));
        using var channel = server.Channel();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        Assert.Equal("welcome", replies.Current.Text);
        await call.CompleteAsync(Token);
        Assert.False(await replies.MoveNextAsync());
    }

    [Fact]
    public async Task A_slow_reader_stops_the_writer()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var request = new EchoRequest { Count = 1000, ReplyBytes = 100_000 };
        using var call = channel.ServerStream(EchoMethods.Repeat, request, null, Token);
        await call.HeadersAsync(Token);
        Assert.Equal("other", (await channel.UnaryAsync(EchoMethods.Once, new() { Text = "other" }, null, Token)).Text);
        Assert.Equal(1000, await call.ReadAllAsync(Token).CountAsync(Token));
    }

    [Fact]
    public void A_limit_that_makes_no_sense_stops_the_start()
    {
        var result = new GrpcServerOptionsCheck().Validate(null, new() { Limits = { MaxReceiveBytes = 0 } });
        Assert.Contains("MaxReceiveBytes", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(new GrpcServerOptionsCheck().Validate(null, new() { LongestCall = TimeSpan.Zero }).Failed);
        Assert.True(new GrpcServerOptionsCheck().Validate(null, new() { LongestUnary = TimeSpan.Zero }).Failed);
        Assert.False(new GrpcServerOptionsCheck().Validate(null, new()).Failed);
    }

    private static void Bind(GrpcServiceBinder binder, Func<EchoRequest, Task<EchoReply>> once)
    {
        binder.Unary<EchoRequest, EchoReply>("Once", (request, _) => once(request));
        binder.ClientStream<EchoRequest, EchoReply>("Collect", (_, _) => Task.FromResult(new EchoReply()));
        binder.ServerStream<EchoRequest, EchoReply>("Repeat", (_, _, _) => Task.CompletedTask);
        binder.Duplex<EchoRequest, EchoReply>("Chat", async (requests, replies, call) =>
        {
            await replies.WriteAsync(new() { Text = "welcome" }, call.CancellationToken);
            await foreach (var _ in requests)
                throw new GrpcException(GrpcStatusCode.InvalidArgument, "Nothing was asked for.");
        });
    }

    private sealed class Rate : IHttpMinRequestBodyDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; } = new(240, TimeSpan.FromSeconds(5));
    }
}
