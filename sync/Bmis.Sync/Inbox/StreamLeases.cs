using System.Collections.Concurrent;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Inbox;

/// <summary>
/// One stream at a time for each lane in this process: a newer one fences the older. Between servers the store's
/// compare-and-set does the same, later.
/// </summary>
internal sealed class StreamLeases
{
    private readonly ConcurrentDictionary<Producer, Lease> _leases = new();

    /// <summary>Takes the lane over; returns when the older stream has let go.</summary>
    public async Task<Lease> TakeAsync(Producer producer, CancellationToken cancellation)
    {
        var lease = new Lease(this, producer);
        Lease? older = null;
        _leases.AddOrUpdate(producer, lease, (_, current) =>
        {
            older = current;
            return lease;
        });
        if (older is null)
            return lease;
        try
        {
            await older.FenceAsync();
            await older.Ended.WaitAsync(cancellation);
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>The right to work on a lane.</summary>
    public sealed class Lease(StreamLeases leases, Producer producer) : IDisposable
    {
        private readonly CancellationTokenSource _fenced = new();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken Fenced => _fenced.Token;

        public Task Ended => _ended.Task;

        public Task FenceAsync() => _fenced.CancelAsync();

        // The source has no timer and is left to the collector: a newer stream may still fence it.
        public void Dispose()
        {
            leases._leases.TryRemove(new KeyValuePair<Producer, Lease>(producer, this));
            _ended.TrySetResult();
        }
    }
}
