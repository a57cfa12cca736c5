using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>What a caller that asks too much is told, and that others do not feel it.</summary>
public sealed class CallerLimitsTests : IDisposable
{
    private static readonly CallerLimitOptions Options = new() { CallsPerSecond = 10, Burst = 5, OpenStreams = 2 };

    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly JumpingClock _clock = new();

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_caller_above_its_rate_is_told_to_wait_and_let_in_after_that()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        for (var i = 0; i < 5; i++)
            await AskAsync(channel, "lane-1");
        var failure = await Assert.ThrowsAsync<GrpcException>(() => AskAsync(channel, "lane-1"));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, true), (failure.Status, failure.IsTransient));
        Assert.Equal(TimeSpan.FromMilliseconds(100), failure.Pushback);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await AskAsync(channel, "lane-1");
        await Assert.ThrowsAsync<GrpcException>(() => AskAsync(channel, "lane-1"));
        _clock.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++)
            await AskAsync(channel, "lane-1");
        await Assert.ThrowsAsync<GrpcException>(() => AskAsync(channel, "lane-1"));
    }

    [Fact]
    public async Task Another_caller_and_one_without_a_name_do_not_feel_it()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        for (var i = 0; i < 6; i++)
            await Record.ExceptionAsync(() => AskAsync(channel, "lane-1"));
        await AskAsync(channel, "lane-2");
        for (var i = 0; i < 20; i++)
            await AskAsync(channel, null);
    }

    [Fact]
    public async Task A_caller_that_repeats_waits_as_told()
    {
        await using var server = await StartAsync();
        using var channel = new GrpcChannel(server.Address, time: _clock);
        for (var i = 0; i < 5; i++)
            await AskAsync(channel, "lane-1");
        await channel.UnaryAsync(
            EchoMethods.Once, new(), new() { Headers = new() { { "lane", "lane-1" } }, Attempts = 2 }, Token);
        Assert.Equal([TimeSpan.FromMilliseconds(100)], _clock.Waits);
    }

    [Fact]
    public async Task Streams_have_a_limit_of_their_own_and_room_is_free_when_one_ends()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        using var first = await ChatAsync(channel);
        using var second = await ChatAsync(channel);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => ChatAsync(channel));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, true), (failure.Status, failure.IsTransient));
        Assert.Equal(TimeSpan.FromSeconds(5), failure.Pushback);
        await AskAsync(channel, "lane-1");
        _clock.Advance(TimeSpan.FromHours(1));
        first.Dispose();
        while (await Record.ExceptionAsync(() => ChatAsync(channel)) is not null)
            _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private Task<EchoServer> StartAsync() => EchoServer.StartAsync(options => options.Steps.Add(
        new CallerLimits(call => call.RequestHeaders.GetText("lane"), Options, _clock).LimitAsync));

    private static GrpcCallOptions As(string? lane) =>
        lane is null ? new() : new() { Headers = new() { { "lane", lane } } };

    private async Task AskAsync(GrpcChannel channel, string? lane) =>
        await channel.UnaryAsync(EchoMethods.Once, new(), As(lane), Token);

    private async Task<GrpcDuplexCall<EchoRequest, EchoReply>> ChatAsync(GrpcChannel channel)
    {
        var call = channel.Duplex(EchoMethods.Chat, As("lane-1"), Token);
        await call.WriteAsync(new(), Token);
        await call.ReadAllAsync(Token).FirstAsync(Token);
        return call;
    }
}
