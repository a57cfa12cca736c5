using System.Threading.Channels;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Outbox;

/// <summary>One open push call: replies are read ahead by a task of its own, writes are limited in time.</summary>
internal sealed class PushStream : IAsyncDisposable
{
    private const int RepliesReadAhead = 64;
    private readonly GrpcDuplexCall<PushRequest, PushReply> _call;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<PushReply> _replies = Channel.CreateBounded<PushReply>(RepliesReadAhead);
    private readonly Task _reading;
    private readonly long _begun;
    private long _said;
    private long _heard;

    public PushStream(
        GrpcDuplexCall<PushRequest, PushReply> call,
        TimeSpan timeout,
        TimeProvider time,
        CancellationToken cancellation)
    {
        (_call, _timeout, _time) = (call, timeout, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _reading = ReadAsync(_stop.Token);
        _begun = _said = _heard = time.GetTimestamp();
    }

    /// <summary>How long the call has lasted.</summary>
    public TimeSpan Age => _time.GetElapsedTime(_begun);

    /// <summary>Whether the centre was silent for too long.</summary>
    public bool IsSilent => _time.GetElapsedTime(_heard) > _timeout;

    /// <summary>How long ago the last thing was said.</summary>
    public TimeSpan SinceSaid => _time.GetElapsedTime(_said);

    public async ValueTask WriteAsync(PushRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await _call.WriteAsync(request, either.Token);
            _said = _time.GetTimestamp();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new LinkEndedException("The centre takes nothing.");
        }
    }

    public bool TryRead(out PushReply reply)
    {
        var read = _replies.Reader.TryRead(out var next);
        reply = next!;
        return read;
    }

    /// <summary>Starts the silence anew: the centre was heard, or owes nothing.</summary>
    public void Heard() => _heard = _time.GetTimestamp();

    /// <summary>Returns when a reply can be read.</summary>
    /// <exception cref="GrpcException">The call failed.</exception>
    /// <exception cref="LinkEndedException">The centre ended it.</exception>
    public async Task WaitToReadAsync(CancellationToken cancellation)
    {
        if (await _replies.Reader.WaitToReadAsync(cancellation))
            return;
        throw new LinkEndedException("The centre ended the stream.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _call.Dispose();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var reply in _call.ReadAllAsync(cancellation))
                await _replies.Writer.WriteAsync(reply, cancellation);
            _replies.Writer.Complete();
        }
        catch (Exception failure)
        {
            _replies.Writer.Complete(failure);
        }
    }
}
