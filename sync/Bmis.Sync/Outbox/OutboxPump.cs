using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Outbox;

/// <summary>
/// Pushes a lane's journal to the centre for as long as it runs: connects, drives the sender, and connects again with
/// growing, jittered pauses. It needs the centre for nothing but progress: whatever fails, the journal stays as it is.
/// One pump for a journal; <see cref="State"/> may be read from any thread.
/// </summary>
public sealed class OutboxPump
{
    private static readonly GrpcMethod<PushRequest, PushReply> Push =
        new(SyncReflection.Descriptor.Services.Single(service => service.Name == "Intake"), "Push");

    private readonly Producer _producer;
    private readonly IOutboxStore _store;
    private readonly GrpcChannel _channel;
    private readonly OutboxPumpOptions _options;
    private readonly Func<LaneVitals> _vitals;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Reconnection _reconnection;
    private LinkState _state = LinkState.Unknown;
    private CancellationTokenSource? _inStep;
    private TaskCompletionSource _soon = NewBell();

    /// <summary>Makes a pump that does nothing until <see cref="RunAsync"/>.</summary>
    /// <param name="producer">The lane, as its certificate says.</param>
    /// <param name="store">Its journal.</param>
    /// <param name="channel">The way to the centre; it stays the caller's to dispose of.</param>
    /// <param name="options">The settings.</param>
    /// <param name="vitals">What the status messages tell; called from the pump's task.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Where reconnections and refusals are told.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public OutboxPump(
        Producer producer,
        IOutboxStore store,
        GrpcChannel channel,
        OutboxPumpOptions options,
        Func<LaneVitals> vitals,
        TimeProvider time,
        ILogger<OutboxPump> logger)
    {
        if (options.Fault() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        (_producer, _store, _channel, _options) = (producer, store, channel, options);
        (_vitals, _time, _logger) = (vitals, time, logger);
        _reconnection = new Reconnection(options.FirstPause, options.LongestPause, time, Retrying);
    }

    /// <summary>
    /// Raised after <see cref="State"/> changed, from the pump's task: return soon. The backlog is counted when
    /// something arrives or is told; in between it is the journal's end less the acknowledged sequence.
    /// </summary>
    public event EventHandler<LinkState>? Changed;

    /// <summary>How the lane stands with the centre.</summary>
    public LinkState State => Volatile.Read(ref _state);

    /// <summary>Done when somebody wants the status sent before its time.</summary>
    internal Task StatusWanted => Volatile.Read(ref _soon).Task;

    /// <summary>Sends the status as soon as the stream allows: something has changed that the centre waits for.
    /// </summary>
    public void StatusSoon() => Volatile.Read(ref _soon).TrySetResult();

    /// <summary>Runs until it is cancelled; it ends in no other way.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellation) => _reconnection.RunAsync(StreamOnceAsync, cancellation);

    /// <summary>
    /// Pushes once: ends when the centre has everything, or says in a sentence why it has not. Not beside
    /// <see cref="RunAsync"/>.
    /// </summary>
    /// <returns>Null when the centre has everything.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<string?> PushOnceAsync(CancellationToken cancellation)
    {
        using var inStep = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _inStep = inStep;
        try
        {
            await StreamOnceAsync(inStep.Token);
            return "The centre ended the stream.";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure) when (failure is LinkEndedException or GrpcException)
        {
            return State.Refusal is { } reason
                ? $"The centre refuses: {reason} at {State.RefusedSequence}."
                : failure.Message;
        }
        finally
        {
            _inStep = null;
        }
    }

    private async Task StreamOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await StreamAsync(cancellation);
        }
        catch (LinkEndedException ended) when (ended.Fault is not null)
        {
            Refused(ended.Fault);
            throw;
        }
        catch (GrpcException ended) when (LaneRefusal.Read(ended) is { } reason)
        {
            Refused(new LinkFault(reason, 0));
            throw;
        }
        finally
        {
            Set(State with { Connected = false });
        }
    }

    private async Task StreamAsync(CancellationToken cancellation)
    {
        var acknowledged = await _store.AcknowledgedAsync(cancellation);
        await CountAsync(acknowledged.Sequence, cancellation);
        using var call = _channel.Duplex(Push, cancellationToken: cancellation);
        var sender = new Sender(
            _producer.In(await _store.EpochAsync(cancellation)),
            _options.SoftwareVersion,
            await _store.HeadAsync(cancellation),
            await OwnAsync(acknowledged, cancellation));
        await using var stream = new PushStream(call, _options.AnswerTimeout, _time, cancellation);
        using var status = new PeriodicTimer(_options.StatusInterval, _time);
        await new PushDriver(sender, _store, stream, this, status).RunAsync(cancellation);
    }

    // A journal that was changed does not have what was acknowledged; then a branch of it begins at the start.
    private async ValueTask<Checkpoint> OwnAsync(Checkpoint acknowledged, CancellationToken cancellation)
    {
        var own = await _store.HashAtAsync(acknowledged.Sequence, cancellation);
        return own is { } hash && hash.Span.SequenceEqual(acknowledged.Hash.Span) ? acknowledged : Checkpoint.Start;
    }

    /// <summary>The centre said something.</summary>
    internal void Heard(PushReply reply, TimeSpan roundTrip)
    {
        var now = _time.GetUtcNow();
        var offset = reply.Checkpoint is { CentreTime: > 0 } checkpoint
            ? UnixMicroseconds.ToTime(checkpoint.CentreTime) - (now - roundTrip / 2)
            : State.ClockOffset;
        Set(State with
        {
            Connected = true,
            LastContact = now,
            ClockOffset = offset,
            Epoch = reply.Checkpoint?.EpochState ?? State.Epoch,
        });
    }

    /// <summary>
    /// The centre and the lane agree; whatever was wrong is over, but for an entry that has not passed since.
    /// </summary>
    internal void Agreed()
    {
        if (!LinkFault.IsOfAnEntry(State.Refusal) || State.RefusedSequence <= State.AcknowledgedSequence)
            Set(State with { Refusal = null, RefusedSequence = 0 });
        if (State.Backlog == 0)
            _inStep?.Cancel();
    }

    /// <summary>Counts what the centre does not have.</summary>
    internal async ValueTask CountAsync(long acknowledged, CancellationToken cancellation)
    {
        var head = await _store.HeadAsync(cancellation);
        var known = Math.Max(acknowledged, State.AcknowledgedSequence);
        Set(State with { AcknowledgedSequence = known, Backlog = Math.Max(0, head.Sequence - known) });
    }

    /// <summary>The status to send now.</summary>
    internal async ValueTask<Protocol.LaneStatus> StatusAsync(CancellationToken cancellation)
    {
        if (StatusWanted.IsCompleted)
            Volatile.Write(ref _soon, NewBell());
        var head = await _store.HeadAsync(cancellation);
        await CountAsync(State.AcknowledgedSequence, cancellation);
        var oldest = await OldestAsync(cancellation);
        var vitals = _vitals();
        var status = new Protocol.LaneStatus
        {
            HeadSequence = head.Sequence,
            DeviceTime = UnixMicroseconds.From(_time.GetUtcNow()),
            FreeDiskBytes = vitals.FreeDiskBytes,
            HeadHash = ByteString.CopyFrom(head.Hash.Span),
            SoftwareVersion = _options.SoftwareVersion,
        };
        if (vitals.CertificateEnd is { } end)
            status.CertificateEndTime = UnixMicroseconds.From(end);
        status.Devices.AddRange(vitals.Devices
            .Select(one => new Protocol.LaneDevice { Name = one.Name, Kind = one.Kind, State = one.State })
            .Where(StatusReader.IsDevice)
            .Take(ReceiverLimits.Devices));
        if (oldest is { } time)
            status.OldestUnsentTime = UnixMicroseconds.From(time);
        foreach (var (name, version) in vitals.HeldLists)
            status.HeldLists.Add(new ListVersion { Name = name, Version = version });
        return status;
    }

    // A damaged entry bears no time; the centre hears of it by its number.
    private async ValueTask<DateTimeOffset?> OldestAsync(CancellationToken cancellation)
    {
        try
        {
            var oldest = await _store.ReadAsync(State.AcknowledgedSequence + 1, 1, 1, cancellation);
            return oldest.Count > 0 ? oldest[0].Header.DeviceTime : null;
        }
        catch (DamagedEntryException)
        {
            return null;
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Refused(LinkFault fault)
    {
        Set(State with { Refusal = fault.Reason, RefusedSequence = fault.Sequence });
        _logger.LinkRefused(_producer.LaneId, fault.Reason, fault.Sequence);
    }

    private void Retrying(Exception failure, TimeSpan pause) =>
        _logger.LinkBroken(_producer.LaneId, failure.Message, pause);

    private void Set(LinkState state)
    {
        if (state == _state)
            return;
        Volatile.Write(ref _state, state);
        Changed?.Invoke(this, state);
    }
}
