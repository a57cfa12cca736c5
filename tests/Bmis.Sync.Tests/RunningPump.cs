using Bmis.Sync.Outbox;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Tests;

/// <summary>A pump at work until it is disposed of.</summary>
internal sealed class RunningPump : IAsyncDisposable
{
    public static readonly OutboxPumpOptions Hasty = new()
    {
        SoftwareVersion = "test",
        StatusInterval = TimeSpan.FromMilliseconds(100),
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(20),
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly GrpcChannel _channel;
    private readonly Task _running;
    private readonly Lock _gate = new();
    private readonly List<(Func<LinkState, bool> Condition, TaskCompletionSource Met)> _waiting = [];

    public RunningPump(
        IOutboxStore journal,
        Uri centre,
        OutboxPumpOptions? options = null,
        string lane = "lane-1",
        TimeProvider? time = null)
    {
        _channel = new GrpcChannel(centre);
        Pump = new OutboxPump(
            new(lane),
            journal,
            _channel,
            options ?? Hasty,
            () => new LaneVitals(new Dictionary<string, long> { ["alerts"] = 3 }, 1_000)
            {
                Devices = [new("reader", "pcsc", "ready"), new("", "nameless", "ready"), new("n", "a b", "ready")],
            },
            time ?? TimeProvider.System,
            NullLogger<OutboxPump>.Instance);
        Pump.Changed += (_, state) => Look(state);
        _running = Pump.RunAsync(_stop.Token);
    }

    public OutboxPump Pump { get; }

    /// <summary>Returns as soon as the link's state is so.</summary>
    public Task UntilAsync(Func<LinkState, bool> condition)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waiting.Add((condition, met));
        Look(Pump.State);
        return met.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(_running.IsCanceled);
        _channel.Dispose();
        _stop.Dispose();
    }

    private void Look(LinkState state)
    {
        lock (_gate)
        {
            foreach (var (condition, met) in _waiting)
            {
                if (condition(state))
                    met.TrySetResult();
            }
        }
    }
}
