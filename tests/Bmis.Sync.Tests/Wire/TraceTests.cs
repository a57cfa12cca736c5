using System.Collections.Concurrent;
using System.Diagnostics;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>A call and its handling are one trace, which holds nothing of what was said.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly CancellationTokenSource _limit = LimitedTime.Source();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivitySource _source = new("Bmis.Sync.Tests.Traces");
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Bmis.Sync" or "Bmis.Sync.Tests.Traces",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
        _limit.Dispose();
    }

    [Theory]
    [InlineData(GrpcStatusCode.OK)]
    [InlineData(GrpcStatusCode.Aborted)]
    public async Task The_servers_span_belongs_to_the_clients(GrpcStatusCode status)
    {
        using var root = _source.StartActivity("test")!;
        await CallAsync(new() { Text = "secret-text", Status = (int)status, StatusMessage = "secret-reason" });
        var (client, server) = (Span(root, ActivityKind.Client), Span(root, ActivityKind.Server));
        Assert.Equal(root.SpanId, client.ParentSpanId);
        Assert.Equal(client.SpanId, server.ParentSpanId);
        Assert.All([client, server], span =>
        {
            Assert.Equal("bmis.echo.v1.Echo/Once", span.DisplayName);
            Assert.Equal((int)status, span.GetTagItem("rpc.grpc.status_code"));
            Assert.Equal(status == GrpcStatusCode.OK, span.Status == ActivityStatusCode.Unset);
            Assert.Null(span.StatusDescription);
            Assert.Equal(2, span.TagObjects.Count());
            Assert.Empty(span.Events);
        });
    }

    [Fact]
    public async Task A_trace_that_is_not_readable_begins_anew()
    {
        using var root = _source.StartActivity("test")!;
        var options = new GrpcCallOptions { Headers = new() { { "traceparent", "00-nonsense" } } };
        await CallAsync(new(), options);
        Assert.DoesNotContain(_spans, span => span.TraceId == root.TraceId && span.Kind == ActivityKind.Server);
        Assert.NotNull(Span(root, ActivityKind.Client));
    }

    [Fact]
    public async Task Baggage_stays_at_home()
    {
        using var root = _source.StartActivity("test")!;
        root.AddBaggage("who", "somebody");
        root.TraceStateString = "a=b";
        var sent = new ConcurrentQueue<string>();
        await CallAsync(new(), null, options => options.Steps.Add((call, next) =>
        {
            foreach (var header in call.Served!.HttpContext.Request.Headers)
                sent.Enqueue(header.Key.ToLowerInvariant());
            return next();
        }));
        Assert.Contains("traceparent", sent);
        Assert.DoesNotContain(sent, name => name is "baggage" or "tracestate" or "correlation-context");
    }

    private async Task CallAsync(
        EchoRequest request, GrpcCallOptions? call = null, Action<GrpcServerOptions>? options = null)
    {
        await using var server = await EchoServer.StartAsync(options);
        using var channel = server.Channel();
        await Record.ExceptionAsync(() => channel.UnaryAsync(EchoMethods.Once, request, call, _limit.Token));
        await server.Application.StopAsync(_limit.Token);
        while (!_spans.Any(span => span.Kind == ActivityKind.Client && span.TraceId == Activity.Current!.TraceId))
            await Task.Delay(TimeSpan.FromMilliseconds(1), _limit.Token);
    }

    private Activity Span(Activity root, ActivityKind kind) =>
        Assert.Single(_spans, span => span.TraceId == root.TraceId && span.Kind == kind && span.Source != _source);
}
