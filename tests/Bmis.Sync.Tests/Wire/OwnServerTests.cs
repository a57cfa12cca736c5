using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Our client against our server.</summary>
public sealed class OwnServerTests : EchoSuite, IAsyncLifetime
{
    private EchoServer? _server;

    public async ValueTask InitializeAsync() =>
        _server = await EchoServer.StartAsync(options => options.CompressReplies = true);

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_server!.Log.Faults);
        await _server.DisposeAsync();
    }

    protected override Task<GrpcChannel> ChannelAsync(GrpcChannelOptions? options = null) =>
        Task.FromResult(_server!.Channel(options));
}
