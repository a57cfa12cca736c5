using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bmis.Sync.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The figures of the wire: what they count and what they never name.</summary>
public sealed class MeterTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();
    private readonly MeterListener _listener = new();
    private readonly ServiceProvider _client = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private CancellationToken Token => _limit.Token;

    private IMeterFactory Client => _client.GetRequiredService<IMeterFactory>();

    public void Dispose()
    {
        _listener.Dispose();
        _client.Dispose();
        _limit.Dispose();
    }

    [Theory]
    [InlineData(GrpcStatusCode.OK)]
    [InlineData(GrpcStatusCode.NotFound)]
    [InlineData(GrpcStatusCode.DataLoss)]
    public async Task Both_sides_count_a_call_under_its_status(GrpcStatusCode status)
    {
        await using var server = await StartAsync();
        using var channel = server.Channel(new() { Meters = Client });
        await Record.ExceptionAsync(
            () => channel.UnaryAsync(EchoMethods.Once, new() { Status = (int)status }, null, Token));
        await server.Application.StopAsync(Token);
        foreach (var side in new[] { "client", "server" })
        {
            var tags = $"method=/bmis.echo.v1.Echo/Once side={side} status={status}";
            await UntilAsync(() => Sum("bmis.wire.duration", tags) > 0);
            Assert.Equal(1, Sum("bmis.wire.calls", tags));
            Assert.Equal(0, Sum("bmis.wire.open", $"method=/bmis.echo.v1.Echo/Once side={side}"));
        }
    }

    [Fact]
    public async Task Messages_and_bytes_are_counted_while_a_stream_is_open()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel(new() { Meters = Client });
        using var call = channel.Duplex(EchoMethods.Chat, null, Token);
        await using var replies = call.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        for (var i = 0; i < 3; i++)
        {
            await call.WriteAsync(new() { Data = Google.Protobuf.ByteString.CopyFrom(new byte[1000]) }, Token);
            Assert.True(await replies.MoveNextAsync());
        }

        foreach (var (side, direction) in new[] { ("client", "sent"), ("server", "received"), ("client", "received") })
        {
            var tags = $"direction={direction} method=/bmis.echo.v1.Echo/Chat side={side}";
            Assert.Equal(3, Sum("bmis.wire.messages", tags));
            Assert.InRange(Sum("bmis.wire.bytes", tags), 3 * 1000, 3 * 1020);
        }

        Assert.Equal(1, Sum("bmis.wire.open", "method=/bmis.echo.v1.Echo/Chat side=client"));
        Assert.Equal(1, Sum("bmis.wire.open", "method=/bmis.echo.v1.Echo/Chat side=server"));
    }

    [Fact]
    public async Task Nothing_of_a_message_or_of_metadata_is_in_a_figure()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel(new() { Meters = Client });
        var options = new GrpcCallOptions { Headers = new() { { "x-echo", "secret-header" } } };
        await channel.UnaryAsync(EchoMethods.Once, new() { Text = "secret-text" }, options, Token);
        await Record.ExceptionAsync(
            () => channel.UnaryAsync(EchoMethods.UnknownMethod, new() { Text = "secret-text" }, options, Token));
        await server.Application.StopAsync(Token);
        Assert.NotEmpty(_measured);
        Assert.DoesNotContain(_measured, one => one.Tags.Contains("secret", StringComparison.Ordinal));
        string[] names = ["direction", "method", "side", "status"];
        Assert.All(_measured, one => Assert.All(one.Tags.Split(' '), tag => Assert.Contains(tag.Split('=')[0], names)));
    }

    private async Task<EchoServer> StartAsync()
    {
        var server = await EchoServer.StartAsync();
        var scopes = new object[] { server.Application.Services.GetRequiredService<IMeterFactory>(), Client };
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Bmis.Sync" && scopes.Contains(instrument.Meter.Scope))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
        return server;
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray()
            .OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))));

    private double Sum(string name, string tags) =>
        _measured.Where(one => one.Name == name && one.Tags == tags).Sum(one => one.Value);

    private async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
            await Task.Delay(TimeSpan.FromMilliseconds(1), Token);
    }
}
