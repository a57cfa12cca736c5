using Bmis.Sync.Protocol.Health;
using Bmis.Sync.Wire;
using static Bmis.Sync.Protocol.Health.HealthCheckResponse.Types;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The standard health service, asked by our client and by those of others.</summary>
public sealed class HealthTests : IDisposable
{
    private static readonly GrpcMethod<HealthCheckRequest, HealthCheckResponse> Check =
        new(HealthReflection.Descriptor.Services.Single(), "Check");

    private static readonly GrpcMethod<HealthCheckRequest, HealthCheckResponse> Watch =
        new(HealthReflection.Descriptor.Services.Single(), "Watch");

    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private Func<CancellationToken, Task<bool>> _isWell = _ => Task.FromResult(true);
    private int _looks;

    private CancellationToken Token => _limit.Token;

    public void Dispose() => _limit.Dispose();

    [Theory]
    [InlineData("", true, ServingStatus.Serving)]
    [InlineData("bmis.echo.v1.Echo", true, ServingStatus.Serving)]
    [InlineData("bmis.echo.v1.Echo", false, ServingStatus.NotServing)]
    public async Task Check_says_how_the_server_is(string service, bool well, ServingStatus status)
    {
        _isWell = _ => Task.FromResult(well);
        await using var server = await StartAsync();
        using var channel = server.Channel();
        Assert.Equal(status, await CheckAsync(channel, service));
    }

    [Fact]
    public async Task Check_does_not_know_other_services()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<GrpcException>(() => CheckAsync(channel, "bmis.echo.v1.Later"));
        Assert.Equal(GrpcStatusCode.NotFound, failure.Status);
    }

    [Fact]
    public async Task A_look_that_throws_is_not_well_and_does_not_reach_the_client()
    {
        _isWell = _ => throw new InvalidOperationException("inner secret");
        await using var server = await StartAsync();
        using var channel = server.Channel();
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(channel, ""));
        Assert.Empty(server.Log.Faults);
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_look()
    {
        var answer = new TaskCompletionSource<bool>();
        _isWell = _ => answer.Task;
        await using var server = await StartAsync();
        using var channel = server.Channel();
        var asked = Enumerable.Range(0, 50).Select(_ => CheckAsync(channel, "")).ToList();
        answer.SetResult(true);
        Assert.All(await Task.WhenAll(asked), status => Assert.Equal(ServingStatus.Serving, status));
        Assert.InRange(_looks, 1, 5);
    }

    [Fact]
    public async Task A_look_that_hangs_is_not_well()
    {
        _isWell = async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        };
        await using var server = await StartAsync();
        using var channel = server.Channel();
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(channel, ""));
    }

    [Fact]
    public async Task Watch_tells_each_change_and_that_a_service_is_unknown()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        using var call = channel.ServerStream(Watch, new(), null, Token);
        await using var told = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(ServingStatus.Serving, told.Current.Status);
        _isWell = _ => Task.FromResult(false);
        Assert.True(await told.MoveNextAsync());
        Assert.Equal(ServingStatus.NotServing, told.Current.Status);
        using var other = channel.ServerStream(Watch, new() { Service = "later" }, null, Token);
        Assert.Equal(ServingStatus.ServiceUnknown, (await other.ReadAllAsync(Token).FirstAsync(Token)).Status);
    }

    [Fact]
    public async Task Watchers_have_a_limit_and_room_is_free_again_when_they_leave()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        var calls = new List<GrpcServerStreamCall<HealthCheckRequest, HealthCheckResponse>>();
        for (var i = 0; i < HealthService.MostWatchers; i++)
        {
            calls.Add(channel.ServerStream(Watch, new(), null, Token));
            await calls[i].ReadAllAsync(Token).FirstAsync(Token);
        }

        using var above = channel.ServerStream(Watch, new(), null, Token);
        var failure = await Assert.ThrowsAsync<GrpcException>(
            async () => await above.ReadAllAsync(Token).FirstAsync(Token));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Status);
        calls.ForEach(call => call.Dispose());
        while (!await IsLetInAsync(channel))
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
    }

    [Theory]
    [InlineData(PeerKind.Python)]
    [InlineData(PeerKind.Node)]
    public async Task The_clients_of_others_read_it(PeerKind kind)
    {
        await using var server = await StartAsync();
        var lines = await Peer.RunAsync(kind, "health_client", $"localhost:{server.Address.Port}");
        Assert.Equal(["check 1", "watch 1", "unknown 5"], lines);
        Assert.Empty(server.Log.Faults);
    }

    private async Task<ServingStatus> CheckAsync(GrpcChannel channel, string service) =>
        (await channel.UnaryAsync(Check, new() { Service = service }, null, Token)).Status;

    private async Task<bool> IsLetInAsync(GrpcChannel channel)
    {
        using var call = channel.ServerStream(Watch, new(), null, Token);
        return await Record.ExceptionAsync(async () => await call.ReadAllAsync(Token).FirstAsync(Token)) is null;
    }

    private Task<EchoServer> StartAsync() => EchoServer.StartAsync(
        map: application => application.MapHealth(["bmis.echo.v1.Echo"], token =>
        {
            Interlocked.Increment(ref _looks);
            return _isWell(token);
        }));
}
