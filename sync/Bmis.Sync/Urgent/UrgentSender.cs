using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Urgent;

/// <summary>
/// The lane's side: tells urgent entries ahead of the backlog before them, for as long as it runs. It reads the journal
/// beside the pump and remembers nothing durably: after a restart an entry may be told again, which is harmless. One
/// for a journal.
/// </summary>
public sealed class UrgentSender
{
    private const int EntriesAtOnce = 200;

    private static readonly GrpcMethod<UrgentNotice, NoticeReply> Notify =
        new(UrgentReflection.Descriptor.Services.Single(), "Notify");

    private readonly Producer _producer;
    private readonly IOutboxStore _store;
    private readonly GrpcChannel _channel;
    private readonly UrgentOptions _options;
    private readonly Func<Envelope, bool> _isUrgent;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Reconnection _reconnection;
    private readonly UrgentQueue _queue;
    private readonly long _started;
    private long? _looked;
    private long _older;

    /// <summary>Makes a sender that does nothing until <see cref="RunAsync"/>.</summary>
    /// <param name="producer">The lane, as its certificate says.</param>
    /// <param name="store">Its journal.</param>
    /// <param name="channel">The way to the centre, not that of the journal; it stays the caller's.</param>
    /// <param name="options">The settings.</param>
    /// <param name="isUrgent">Whether an entry is urgent; called once for each that is not acknowledged.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Where failures are told.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public UrgentSender(
        Producer producer,
        IOutboxStore store,
        GrpcChannel channel,
        UrgentOptions options,
        Func<Envelope, bool> isUrgent,
        TimeProvider time,
        ILogger<UrgentSender> logger)
    {
        if (options.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        (_producer, _store, _channel, _options) = (producer, store, channel, options);
        (_isUrgent, _time, _logger) = (isUrgent, time, logger);
        _reconnection = new Reconnection(options.FirstPause, options.LongestPause, time, Retrying);
        _queue = new UrgentQueue(options.Patience);
        _started = time.GetTimestamp();
    }

    private TimeSpan Now => _time.GetElapsedTime(_started);

    /// <summary>Runs until it is cancelled; it ends in no other way.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellation) => _reconnection.RunAsync(WorkAsync, cancellation);

    private async Task WorkAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var isThrough = await LookAsync(cancellation);
            if (_queue.Next(Now) is { } sequence)
                await TellAsync(sequence, cancellation);
            else if (isThrough)
                await WaitAsync(cancellation);
        }
    }

    // Each entry that is not acknowledged is looked at once: what is new, and a piece of what was there before, from
    // the end backwards, so that nothing waits until a long backlog has been looked through. True when nothing is left.
    private async ValueTask<bool> LookAsync(CancellationToken cancellation)
    {
        var acknowledged = (await _store.AcknowledgedAsync(cancellation)).Sequence;
        _queue.Acknowledged(acknowledged);
        var looked = _looked ??= _older = (await _store.HeadAsync(cancellation)).Sequence;
        _looked = await LookAsync(Math.Max(looked, acknowledged), long.MaxValue, cancellation);
        var first = Math.Max(acknowledged, _older - EntriesAtOnce);
        await LookAsync(first, _older, cancellation);
        _older = first;
        return first <= acknowledged;
    }

    // Looks at what lies above one number and not above another; the last that it has seen.
    private async ValueTask<long> LookAsync(long looked, long last, CancellationToken cancellation)
    {
        while (looked < last && await ReadAsync(looked + 1, EntriesAtOnce, cancellation) is { Count: > 0 } entries)
        {
            foreach (var entry in entries.Where(one => one.Sequence <= last && !one.IsErased && _isUrgent(one)))
                _queue.Add(entry.Sequence, Now);
            looked = entries[^1].Sequence;
        }

        return looked;
    }

    // One that cannot be read is passed over: the pump finds it and says so.
    private async ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long first, int entries, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await _store.ReadAsync(first, entries, EnvelopeLimits.BatchBytes, cancellation);
            }
            catch (DamagedEntryException damage)
            {
                first = Math.Max(first, damage.Sequence) + 1;
            }
        }
    }

    private async Task TellAsync(long sequence, CancellationToken cancellation)
    {
        if (await NoticeAsync(sequence, cancellation) is not { } notice)
        {
            _queue.Settled(sequence);
            return;
        }

        if (await IsSettledAsync(sequence, notice, cancellation))
            _queue.Settled(sequence);
        else
            _queue.PutOff(Now + _options.Again);
    }

    private async Task<bool> IsSettledAsync(long sequence, UrgentNotice notice, CancellationToken cancellation)
    {
        try
        {
            var call = new GrpcCallOptions { Timeout = _options.CallTimeout };
            return (await _channel.UnaryAsync(Notify, notice, call, cancellation)).Settled;
        }
        catch (GrpcException refused) when (refused.Status is GrpcStatusCode.InvalidArgument)
        {
            _logger.NoticeNotTaken(_producer.LaneId, sequence);
            return true;
        }
    }

    // Null when the journal does not have the entry and the hash before it whole.
    private async ValueTask<UrgentNotice?> NoticeAsync(long sequence, CancellationToken cancellation)
    {
        var entries = await ReadAsync(sequence, 1, cancellation);
        if (entries.Count == 0 || entries[0].Sequence != sequence || entries[0].IsErased)
            return null;
        if (await _store.HashAtAsync(sequence - 1, cancellation) is not { } before)
            return null;
        return new UrgentNotice
        {
            Epoch = await _store.EpochAsync(cancellation),
            PreviousHash = UnsafeByteOperations.UnsafeWrap(before),
            Envelope = EnvelopeCodec.ToWire(entries[0]),
        };
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var moved = _store.WaitBeyondAsync(_looked!.Value, enough.Token).AsTask();
        var later = Task.Delay(UntilNext(), _time, enough.Token);
        await Task.WhenAny(moved, later);
        await enough.CancelAsync();
        await Task.WhenAll(moved, later).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (moved.IsFaulted)
            await moved;
    }

    private TimeSpan UntilNext()
    {
        if (_queue.NextDue is not { } due)
            return Timeout.InfiniteTimeSpan;
        var left = due - Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Retrying(Exception failure, TimeSpan pause) =>
        _logger.NoticeBroken(_producer.LaneId, failure.Message, pause);
}
