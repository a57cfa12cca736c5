using System.Net;
using System.Net.Sockets;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Which unary calls are repeated, when, and how often.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly JumpingClock _clock = new();
    private readonly RetryBudget _budget = new();

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_server_that_is_away_for_a_moment_costs_pauses_that_double_with_jitter()
    {
        Assert.Equal((true, 4), await TryAsync(attempt => attempt < 4 ? Failure(GrpcStatusCode.Unavailable) : null));
        Assert.Equal(3, _clock.Waits.Count);
        for (var i = 0; i < 3; i++)
        {
            var pause = TimeSpan.FromMilliseconds(200) * Math.Pow(2, i);
            Assert.InRange(_clock.Waits[i], pause * 0.8, pause * 1.2);
        }
    }

    [Theory]
    [InlineData(GrpcStatusCode.Unavailable, null, 5)]
    [InlineData(GrpcStatusCode.Unavailable, "70", 5)]
    [InlineData(GrpcStatusCode.Unavailable, "-1", 1)]
    [InlineData(GrpcStatusCode.Unavailable, "soon", 1)]
    [InlineData(GrpcStatusCode.ResourceExhausted, "70", 5)]
    [InlineData(GrpcStatusCode.ResourceExhausted, null, 1)]
    [InlineData(GrpcStatusCode.DeadlineExceeded, null, 1)]
    [InlineData(GrpcStatusCode.InvalidArgument, null, 1)]
    [InlineData(GrpcStatusCode.Unauthenticated, null, 1)]
    [InlineData(GrpcStatusCode.Unknown, "70", 1)]
    public async Task Only_what_may_succeed_soon_is_repeated(GrpcStatusCode status, string? pushback, int attempts)
    {
        Assert.Equal((false, attempts), await TryAsync(_ => Failure(status, pushback)));
        if (pushback == "70")
            Assert.All(_clock.Waits, pause => Assert.Equal(TimeSpan.FromMilliseconds(70), pause));
    }

    [Fact]
    public async Task Nothing_is_repeated_while_half_of_the_budget_is_spent_and_successes_earn_it_back()
    {
        await TryAsync(_ => Failure(GrpcStatusCode.Unavailable));
        Assert.Equal((false, 1), await TryAsync(_ => Failure(GrpcStatusCode.Unavailable)));
        Assert.Equal((false, 1), await TryAsync(_ => Failure(GrpcStatusCode.Unavailable)));
        for (var i = 0; i < 31; i++)
            Assert.Equal((true, 1), await TryAsync(_ => null));
        Assert.Equal((true, 2), await TryAsync(attempt => attempt == 1 ? Failure(GrpcStatusCode.Unavailable) : null));
    }

    [Fact]
    public async Task The_deadline_holds_for_all_attempts_together()
    {
        var timeouts = new List<TimeSpan?>();
        var options = new GrpcCallOptions { Attempts = 5, Timeout = TimeSpan.FromMilliseconds(500) };
        await Assert.ThrowsAsync<GrpcException>(() => new UnaryRetry(_budget, _clock).RunAsync<int>(
            options,
            attempt =>
            {
                timeouts.Add(attempt.Timeout);
                _clock.Advance(TimeSpan.FromMilliseconds(10));
                throw Failure(GrpcStatusCode.Unavailable)!;
            },
            Token));
        Assert.Equal(2, timeouts.Count);
        Assert.InRange(timeouts[1]!.Value, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(330));
    }

    [Fact]
    public async Task A_call_is_made_once_unless_it_says_that_it_may_happen_twice()
    {
        var served = 0;
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add((call, next) =>
        {
            if (++served % 2 == 0)
                return next();
            call.Trailers.Add("grpc-retry-pushback-ms", "5");
            return Task.FromResult(new GrpcStatus(GrpcStatusCode.ResourceExhausted, "Later."));
        }));
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal("5", failure.Trailers.GetText("grpc-retry-pushback-ms"));
        served = 0;
        var reply = await channel.UnaryAsync(EchoMethods.Once, new() { Text = "twice" }, new() { Attempts = 2 }, Token);
        Assert.Equal(("twice", 2), (reply.Text, served));
    }

    [Fact]
    public async Task A_server_that_comes_back_is_found_by_the_next_attempt()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var channel = new GrpcChannel(new Uri($"http://127.0.0.1:{port}"));
        var asked = channel.UnaryAsync(EchoMethods.Once, new() { Text = "back" }, new() { Attempts = 5 }, Token);
        await using var server = await EchoServer.StartAsync(port: port);
        Assert.Equal("back", (await asked).Text);
    }

    private async Task<(bool Succeeded, int Attempts)> TryAsync(Func<int, GrpcException?> attempt)
    {
        var attempts = 0;
        var failure = await Record.ExceptionAsync(() => new UnaryRetry(_budget, _clock).RunAsync(
            new() { Attempts = 5 },
            _ => attempt(++attempts) is { } thrown ? Task.FromException<int>(thrown) : Task.FromResult(1),
            Token));
        return (failure is null, attempts);
    }

    private static GrpcException? Failure(GrpcStatusCode status, string? pushback = null)
    {
        var trailers = new GrpcMetadata();
        if (pushback is not null)
            trailers.Add("grpc-retry-pushback-ms", pushback);
        return new(status, "away", trailers);
    }
}
