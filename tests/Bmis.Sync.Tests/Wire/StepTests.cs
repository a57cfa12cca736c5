using System.Collections.Concurrent;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Steps round calls: their order, what they see, what they may end.</summary>
public sealed class StepTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly ConcurrentQueue<string> _seen = new();

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task Steps_run_from_the_outermost_and_see_how_a_call_ended()
    {
        await using var server = await EchoServer.StartAsync(options =>
        {
            options.Steps.Add(Noting("server 1"));
            options.Steps.Add(Noting("server 2"));
        });
        using var channel = server.Channel(new() { Steps = { Noting("client") } });
        await Assert.ThrowsAsync<GrpcException>(() => channel.UnaryAsync(
            EchoMethods.Once, new() { Status = (int)GrpcStatusCode.NotFound }, null, Token));
        await server.Application.StopAsync(Token);
        await UntilAsync(6);
        Assert.Equal(
            [
                "client in", "server 1 in", "server 2 in", "server 2 NotFound", "server 1 NotFound", "client NotFound",
            ],
            Sorted());
    }

    [Theory]
    [InlineData("refuse", GrpcStatusCode.PermissionDenied)]
    [InlineData("throw", GrpcStatusCode.Aborted)]
    [InlineData("fail", GrpcStatusCode.Unknown)]
    public async Task A_step_of_the_server_that_fails_gives_its_status(string how, GrpcStatusCode status)
    {
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add(Ending(how)));
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal((status, "step"), (failure.Status, failure.Trailers.GetText("from")));
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        var streamed = await Assert.ThrowsAsync<GrpcException>(
            async () => await call.ReadAllAsync(Token).ToListAsync(Token));
        Assert.Equal(status, streamed.Status);
    }

    [Theory]
    [InlineData("refuse", GrpcStatusCode.PermissionDenied)]
    [InlineData("throw", GrpcStatusCode.Aborted)]
    [InlineData("fail", GrpcStatusCode.Internal)]
    public async Task A_step_of_the_client_that_fails_sends_nothing(string how, GrpcStatusCode status)
    {
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add(Noting("server")));
        using var channel = server.Channel(new() { Steps = { Ending(how) } });
        var failure = await Assert.ThrowsAsync<GrpcException>(
            () => channel.UnaryAsync(EchoMethods.Once, new(), null, Token));
        Assert.Equal(status, failure.Status);
        using var call = channel.ClientStream(EchoMethods.Collect, null, Token);
        var written = await Assert.ThrowsAsync<GrpcException>(async () => await call.WriteAsync(new(), Token));
        Assert.Equal(status, written.Status);
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task A_step_of_the_client_may_add_metadata_and_wait()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel(new()
        {
            Steps =
            {
                async (call, next) =>
                {
                    await Task.Yield();
                    call.RequestHeaders.Add("x-echo", "from a step");
                    return await next();
                },
            },
        });
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        Assert.Equal("from a step", (await call.HeadersAsync(Token)).GetText("x-echo"));
        await call.WriteAsync(new() { Text = "on" }, Token);
        await call.CompleteAsync(Token);
        Assert.Equal("on", Assert.Single(await call.ReadAllAsync(Token).ToListAsync(Token)).Text);
    }

    [Fact]
    public async Task A_step_stays_round_a_call_until_its_owner_gives_it_up()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel(new() { Steps = { Noting("client") } });
        var call = channel.Duplex(EchoMethods.Chat, null, Token);
        Assert.Equal(["client in"], _seen);
        call.Dispose();
        await UntilAsync(2);
        Assert.Equal(["client in", "client Cancelled"], _seen);
    }

    [Fact]
    public async Task A_stream_that_is_ended_from_outside_its_handler_gives_that_status_and_its_trailers()
    {
        var served = new TaskCompletionSource<GrpcCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await EchoServer.StartAsync(options => options.Steps.Add((call, next) =>
        {
            served.TrySetResult(call.Served!);
            return next();
        }));
        using var channel = server.Channel();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new() { Text = "on" }, Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        var reason = new GrpcException(GrpcStatusCode.Unauthenticated, "Disabled.", new() { { "from", "outside" } });
        (await served.Task.WaitAsync(Token)).End(reason);
        var ended = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal(
            (GrpcStatusCode.Unauthenticated, "Disabled.", "outside"),
            (ended.Status, ended.Message, ended.Trailers.GetText("from")));
    }

    // The two ends leave a call side by side; each end's own order is what counts.
    private IEnumerable<string> Sorted() => _seen
        .OrderBy(line => line.EndsWith(" in", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(line => line.EndsWith(" in", StringComparison.Ordinal) || line[0] != 'c' ? 0 : 1);

    private async Task UntilAsync(int count)
    {
        while (_seen.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(1), Token);
    }

    private GrpcStep Noting(string name) => async (_, next) =>
    {
        _seen.Enqueue(name + " in");
        var status = await next();
        _seen.Enqueue($"{name} {status.Code}");
        return status;
    };

    private static GrpcStep Ending(string how) => (call, _) =>
    {
        call.Trailers.Add("from", "step");
        return how switch
        {
            "refuse" => Task.FromResult(new GrpcStatus(GrpcStatusCode.PermissionDenied, "Not today.")),
            "throw" => throw new GrpcException(GrpcStatusCode.Aborted, "Not today."),
            _ => throw new InvalidOperationException("A mistake."),
        };
    };
}
