using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Wire;

/// <summary>What our client does against an echo server, whoever wrote it.</summary>
public abstract class EchoSuite
{
    private const int LargeBytes = 3 * 1024 * 1024;

    private readonly CancellationTokenSource _limit = LimitedTime.Source();

    /// <summary>Ends a test that hangs.</summary>
    protected CancellationToken Token => _limit.Token;

    [Fact]
    public async Task A_unary_call_gives_its_reply()
    {
        using var channel = await ChannelAsync();
        var reply = await channel.UnaryAsync(EchoMethods.Once, new() { Text = "Grüße" }, null, Token);
        Assert.Equal("Grüße", reply.Text);
    }

    [Fact]
    public async Task An_empty_message_travels()
    {
        using var channel = await ChannelAsync();
        var reply = await channel.UnaryAsync(EchoMethods.Once, new(), null, Token);
        Assert.Equal("", reply.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_message_travels_both_ways(bool compress)
    {
        using var channel = await ChannelAsync(new() { CompressRequests = compress });
        var data = new byte[LargeBytes];
        new Random(1).NextBytes(data.AsSpan(0, LargeBytes / 2));
        var reply = await channel.UnaryAsync(
            EchoMethods.Once, new() { Data = ByteString.CopyFrom(data) }, null, Token);
        Assert.Equal(data, reply.Data.ToByteArray());
    }

    [Fact]
    public async Task A_client_stream_ends_in_one_reply()
    {
        using var channel = await ChannelAsync();
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        for (byte i = 0; i < 100; i++)
            await call.WriteAsync(new() { Data = ByteString.CopyFrom(i) }, Token);
        var reply = await call.CompleteAsync(Token);
        Assert.Equal(100, reply.Number);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (byte)i), reply.Data.ToByteArray());
        Assert.Equal(GrpcStatus.OK, call.Status);
    }

    [Fact]
    public async Task A_client_stream_without_requests_ends_in_one_reply()
    {
        using var channel = await ChannelAsync();
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        Assert.Equal(0, (await call.CompleteAsync(Token)).Number);
    }

    [Fact]
    public async Task A_server_stream_gives_its_replies_in_order()
    {
        using var channel = await ChannelAsync();
        using var call = channel.ServerStream(
            EchoMethods.Repeat, new() { Count = 50, ReplyBytes = 20_000 }, null, Token);
        var replies = await call.ReadAllAsync(Token).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(1, 50), replies.Select(reply => reply.Number));
        Assert.All(replies, reply => Assert.Equal(20_000, reply.Data.Length));
    }

    [Fact]
    public async Task A_duplex_call_answers_each_request_before_the_next_is_sent()
    {
        using var channel = await ChannelAsync();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        for (var i = 1; i <= 30; i++)
        {
            await call.WriteAsync(new() { Text = $"{i}" }, Token);
            Assert.True(await replies.MoveNextAsync());
            Assert.Equal((i, $"{i}"), (replies.Current.Number, replies.Current.Text));
        }

        await call.CompleteAsync(Token);
        Assert.False(await replies.MoveNextAsync());
        Assert.Equal(GrpcStatus.OK, call.Status);
    }

    [Fact]
    public async Task Gzip_is_read_and_written_on_streams()
    {
        using var channel = await ChannelAsync(new() { CompressRequests = true });
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        var text = new string('a', 10_000);
        await call.WriteAsync(new() { Text = text }, Token);
        await call.WriteAsync(new() { Text = "short" }, Token);
        await call.CompleteAsync(Token);
        var replies = await call.ReadAllAsync(Token).ToListAsync(Token);
        Assert.Equal([text, "short"], replies.Select(reply => reply.Text));
    }

    [Fact]
    public async Task A_status_comes_with_its_message_and_details()
    {
        using var channel = await ChannelAsync();
        byte[] detail = [0, 1, 2, 253, 254, 255];
        var request = new EchoRequest
        {
            Status = (int)GrpcStatusCode.FailedPrecondition,
            StatusMessage = "50 % für später\n",
            Detail = ByteString.CopyFrom(detail),
        };
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, request, null, Token));
        Assert.Equal(GrpcStatusCode.FailedPrecondition, failure.Status);
        Assert.Equal(request.StatusMessage, failure.Message);
        Assert.Equal(detail, failure.Trailers.GetBytes("detail-bin"));
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task A_status_after_replies_comes_in_the_trailers()
    {
        using var channel = await ChannelAsync();
        var request = new EchoRequest { Count = 3, Status = (int)GrpcStatusCode.Aborted, StatusMessage = "again" };
        using var call = channel.ServerStream(EchoMethods.Repeat, request, null, Token);
        var seen = 0;
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await foreach (var reply in call.ReadAllAsync(Token))
                seen = reply.Number;
        });
        Assert.Equal((3, GrpcStatusCode.Aborted, "again"), (seen, failure.Status, failure.Message));
        Assert.True(failure.IsTransient);
        Assert.Equal(GrpcStatusCode.Aborted, call.Status?.Code);
    }

    [Fact]
    public async Task Metadata_goes_there_and_comes_back_as_headers_and_trailers()
    {
        using var channel = await ChannelAsync();
        byte[] bytes = [255, 0, 128, 7];
        var headers = new GrpcMetadata { { "x-echo", "some text" }, { "x-echo-bin", bytes } };
        using var call = channel.Duplex(EchoMethods.Chat, new() { Headers = headers }, Token);
        Assert.Equal("some text", (await call.HeadersAsync(Token)).GetText("x-echo"));
        await call.CompleteAsync(Token);
        Assert.Empty(await call.ReadAllAsync(Token).ToListAsync(Token));
        Assert.Equal(bytes, call.Trailers.GetBytes("x-echo-bin"));
    }

    [Fact]
    public async Task A_deadline_reaches_the_server()
    {
        using var channel = await ChannelAsync();
        var request = new EchoRequest { Act = EchoRequest.Types.Act.Deadline };
        var reply = await channel.UnaryAsync(
            EchoMethods.Once, request, new() { Timeout = TimeSpan.FromSeconds(1000) }, Token);
        Assert.InRange(reply.Number, 900, 1000);
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call()
    {
        using var channel = await ChannelAsync();
        await channel.UnaryAsync(EchoMethods.Once, new(), null, Token);
        var request = new EchoRequest { Act = EchoRequest.Types.Act.Wait };
        var failure = await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(
            EchoMethods.Once, request, new() { Timeout = TimeSpan.FromMilliseconds(200) }, Token));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, failure.Status);
        Assert.True(failure.IsTransient);
        await CancelledAsync(channel, 1);
    }

    [Fact]
    public async Task A_client_that_gives_up_is_noticed_by_the_server()
    {
        using var channel = await ChannelAsync();
        var request = new EchoRequest { Count = 1, Act = EchoRequest.Types.Act.Wait };
        using (var call = channel.ServerStream(EchoMethods.Repeat, request, null, Token))
        {
            await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
            Assert.True(await replies.MoveNextAsync());
        }

        await CancelledAsync(channel, 1);
    }

    [Fact]
    public async Task A_cancelled_token_gives_the_call_up()
    {
        using var channel = await ChannelAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var call = channel.ServerStream(
            EchoMethods.Repeat, new() { Count = 1, Act = EchoRequest.Types.Act.Wait }, null, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in call.ReadAllAsync(Token))
                await stop.CancelAsync();
        });
        Assert.Equal(GrpcStatusCode.Cancelled, call.Status?.Code);
        await CancelledAsync(channel, 1);
    }

    [Fact]
    public async Task An_early_end_reaches_the_writer_as_the_servers_status()
    {
        using var channel = await ChannelAsync();
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await call.WriteAsync(new() { Status = (int)GrpcStatusCode.DataLoss, StatusMessage = "enough" }, Token);
            var data = ByteString.CopyFrom(new byte[100_000]);
            while (true)
                await call.WriteAsync(new() { Data = data }, Token);
        });
        Assert.Equal((GrpcStatusCode.DataLoss, "enough"), (failure.Status, failure.Message));
    }

    [Fact]
    public async Task An_early_end_that_the_reader_sees_stops_the_writer()
    {
        using var channel = await ChannelAsync();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        var written = Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await call.WriteAsync(new() { Text = "kept" }, Token);
            await call.WriteAsync(new() { Status = (int)GrpcStatusCode.Aborted, StatusMessage = "again" }, Token);
            while (true)
                await call.WriteAsync(new() { Data = ByteString.CopyFrom(new byte[100_000]) }, Token);
        });
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        var read = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal((GrpcStatusCode.Aborted, "again"), (read.Status, read.Message));
        Assert.Equal(GrpcStatusCode.Aborted, (await written).Status);
    }

    [Fact]
    public async Task A_method_the_server_does_not_know_is_unimplemented()
    {
        using var channel = await ChannelAsync();
        foreach (var method in new[] { EchoMethods.UnknownMethod, EchoMethods.UnknownService })
        {
            var failure = await Assert.ThrowsAsync<GrpcException>(
                () => channel.UnaryAsync(method, new(), null, Token));
            Assert.Equal(GrpcStatusCode.Unimplemented, failure.Status);
        }
    }

    [Fact]
    public async Task A_reply_above_the_clients_limit_is_refused()
    {
        var options = new GrpcChannelOptions { Limits = { MaxReceiveBytes = 1000 } };
        using var channel = await ChannelAsync(options);
        Assert.Equal(900, (await channel.UnaryAsync(
            EchoMethods.Once, new() { ReplyBytes = 900 }, null, Token)).Data.Length);
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new() { ReplyBytes = 1001 }, null, Token));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task A_request_above_the_servers_limit_is_refused()
    {
        using var channel = await ChannelAsync(new() { Limits = { MaxSendBytes = 16 * 1024 * 1024 } });
        var request = new EchoRequest { Data = ByteString.CopyFrom(new byte[GrpcLimits.DefaultMessageBytes + 1]) };
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, request, null, Token));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status);
    }

    /// <summary>A channel to the server in clear text; skips when the server cannot be run here.</summary>
    protected abstract Task<GrpcChannel> ChannelAsync(GrpcChannelOptions? options = null);

    private async Task CancelledAsync(GrpcChannel channel, int count)
    {
        var request = new EchoRequest { Act = EchoRequest.Types.Act.CancelledCalls, Count = count };
        var options = new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(10) };
        await channel.UnaryAsync(EchoMethods.Once, request, options, Token);
    }
}
