using System.Collections.Concurrent;
using Bmis.Sync.Distribution;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using HeldManifest = Bmis.Sync.Distribution.ListManifest;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>A subscriber at work until it is disposed of.</summary>
internal sealed class RunningSubscriber : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly GrpcChannel _channel;
    private readonly ListFolder _folder;
    private readonly Task _running;
    private readonly ConcurrentQueue<string> _arrived = [];
    private TaskCompletionSource _next = New();

    public RunningSubscriber(
        ListFolder folder, Uri centre, Func<HeldManifest, bool>? wants = null, TimeSpan? patience = null)
    {
        _folder = folder;
        _channel = new GrpcChannel(centre);
        var options = new ListSubscriberOptions
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(20),
            Wants = wants,
            Patience = patience ?? TimeSpan.FromSeconds(90),
        };
        var subscriber = new ListSubscriber(
            _channel, folder, options, TimeProvider.System, NullLogger<ListSubscriber>.Instance);
        subscriber.Arrived += (_, list) =>
        {
            _arrived.Enqueue(list.Manifest.ToString());
            Interlocked.Exchange(ref _next, New()).SetResult();
        };
        _running = subscriber.RunAsync(_stop.Token);
    }

    /// <summary>What has come, in its order.</summary>
    public IEnumerable<string> Arrived => _arrived;

    public async Task<HeldList> ArrivedAsync(string name, long version)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (_folder.Find(name) is { } held && held.Manifest.Version == version)
                return held;
            await next.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(_running.IsCanceled);
        _channel.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
