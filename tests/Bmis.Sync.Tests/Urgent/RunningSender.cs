using Bmis.Sync.Envelopes;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Sync.Tests.Urgent;

/// <summary>A sender of urgent entries at work until it is disposed of; those of the kind "hit" are urgent.</summary>
internal sealed class RunningSender : IAsyncDisposable
{
    public static readonly UrgentOptions Hasty = new()
    {
        Patience = TimeSpan.Zero,
        Again = TimeSpan.FromMilliseconds(1),
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(20),
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly GrpcChannel _channel;
    private readonly Task _running;

    public RunningSender(
        MemoryOutboxStore journal,
        Uri centre,
        UrgentOptions? options = null,
        TimeProvider? time = null,
        Action<Envelope>? look = null)
    {
        _channel = new GrpcChannel(centre);
        var sender = new UrgentSender(
            journal.Producer,
            journal,
            _channel,
            options ?? Hasty,
            entry =>
            {
                look?.Invoke(entry);
                return entry.Header.Kind == "hit";
            },
            time ?? TimeProvider.System,
            NullLogger<UrgentSender>.Instance);
        _running = sender.RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(_running.IsCanceled);
        _channel.Dispose();
        _stop.Dispose();
    }
}
