using Bmis.Sync.Wire;
using Google.Protobuf;

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

    [Fact]
    public async Task Replies_before_an_early_end_are_not_lost_to_the_reader()
    {
        using var channel = await ChannelAsync();
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await call.WriteAsync(new() { Text = "kept" }, Token);
        await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await call.WriteAsync(new() { Status = (int)GrpcStatusCode.Aborted }, Token);
            while (true)
                await call.WriteAsync(new() { Data = ByteString.CopyFrom(new byte[10_000]) }, Token);
        });
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await replies.MoveNextAsync());
        Assert.Equal("kept", replies.Current.Text);
        var failure = await Assert.ThrowsAsync<GrpcException>(async () => await replies.MoveNextAsync());
        Assert.Equal(GrpcStatusCode.Aborted, failure.Status);
    }

    protected override Task<GrpcChannel> ChannelAsync(GrpcChannelOptions? options = null) =>
        Task.FromResult(_server!.Channel(options));
}
