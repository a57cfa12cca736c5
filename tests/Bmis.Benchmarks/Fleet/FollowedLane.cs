using System.Diagnostics;
using Bmis.Central.Tests;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Benchmarks.Fleet;

/// <summary>A lane that follows headquarters' lists over mutual TLS onto its own disk, and says when each came.
/// </summary>
internal sealed class FollowedLane : IAsyncDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly GrpcChannel _channel;
    private readonly Task _following;
    private TaskCompletionSource<(long Version, long At)> _arrived = New();

    internal FollowedLane(ServedCentre centre, string lane, SignedRole root)
    {
        _channel = centre.Channel(lane);
        var trust = LaneTrust.Open(Path.Combine(_scratch.Path, "roles"), root, lane);
        var folder = new ListFolder(Path.Combine(_scratch.Path, "lists"), new ListVerifier(trust));
        var subscriber = new ListSubscriber(
            _channel, folder, new ListSubscriberOptions(), TimeProvider.System, NullLogger<ListSubscriber>.Instance);
        subscriber.Arrived += (_, list) => Volatile.Read(ref _arrived).TrySetResult(
            (list.Manifest.Version, Stopwatch.GetTimestamp()));
        _following = subscriber.RunAsync(_stop.Token);
    }

    /// <summary>From now on the next version is waited for.</summary>
    internal void Await() => Volatile.Write(ref _arrived, New());

    /// <summary>When it came.</summary>
    internal async Task<long> ArrivedAsync(long version)
    {
        var (arrived, at) = await _arrived.Task;
        return arrived == version ? at : throw new InvalidOperationException($"Version {arrived} came instead.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _channel.Dispose();
        _stop.Dispose();
        _scratch.Dispose();
    }

    private static TaskCompletionSource<(long Version, long At)> New() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
