namespace Bmis.Sync.Wire;

/// <summary>The reasons for which a call on the server ends early, in one token.</summary>
internal sealed class ServerCallTokens : IDisposable
{
    private readonly CancellationTokenSource? _deadline;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _aborted;
    private readonly CancellationToken _stopping;
    private GrpcException? _ended;

    public ServerCallTokens(
        TimeSpan? timeout, TimeProvider time, CancellationToken aborted, CancellationToken stopping)
    {
        _aborted = aborted;
        _stopping = stopping;
        Deadline = DeadlineTimer.At(timeout, time);
        _deadline = DeadlineTimer.Start(timeout, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(
            aborted, stopping, _deadline?.Token ?? CancellationToken.None);
        Token = _linked.Token;
    }

    public DateTimeOffset? Deadline { get; }

    public CancellationToken Token { get; }

    public bool IsAborted => _aborted.IsCancellationRequested;

    /// <summary>Why somebody ended the call from outside; null when nobody did.</summary>
    public GrpcException? Ended => Volatile.Read(ref _ended);

    /// <summary>Ends the call from outside; the first reason stands.</summary>
    public void End(GrpcException reason)
    {
        if (Interlocked.CompareExchange(ref _ended, reason, null) is not null)
            return;
        try
        {
            _linked.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call was over.
        }
    }

    /// <summary>The status for an operation that was cancelled by this token.</summary>
    public GrpcStatus Reason()
    {
        if (IsAborted)
            return new(GrpcStatusCode.Cancelled, "The client gave the call up.");
        if (_deadline is { IsCancellationRequested: true })
            return new(GrpcStatusCode.DeadlineExceeded, "The deadline passed.");
        return _stopping.IsCancellationRequested
            ? new(GrpcStatusCode.Unavailable, "The server is stopping.")
            : new(GrpcStatusCode.Cancelled, "The call was cancelled.");
    }

    public void Dispose()
    {
        _linked.Dispose();
        _deadline?.Dispose();
    }
}
