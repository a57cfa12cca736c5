namespace Bmis.Sync.Wire;

/// <summary>Why a client's call ends early: its token, its deadline, its connection, its disposal.</summary>
internal sealed class ClientCallTokens : IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource? _deadline;
    private readonly TimeSpan? _patience;
    private readonly CancellationTokenSource? _silence;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _replaced;
    private readonly CancellationToken _caller;

    public ClientCallTokens(
        GrpcCallOptions options, TimeProvider time, CancellationToken replaced, CancellationToken caller)
    {
        (_replaced, _caller) = (replaced, caller);
        _deadline = DeadlineTimer.Start(options.Timeout, time);
        _patience = options.Patience;
        _silence = _patience is null ? null : new(Timeout.InfiniteTimeSpan, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(
            [
                caller, replaced, _givenUp.Token, _deadline?.Token ?? CancellationToken.None,
                _silence?.Token ?? CancellationToken.None,
            ]);
        Token = _linked.Token;
    }

    public CancellationToken Token { get; }

    /// <summary>This call's token together with that of one operation.</summary>
    public CancellationTokenSource With(CancellationToken operation) =>
        CancellationTokenSource.CreateLinkedTokenSource(Token, operation);

    /// <summary>The same for writing, which also stops when the server has ended the call.</summary>
    public CancellationTokenSource ForWriting(CancellationToken operation) =>
        CancellationTokenSource.CreateLinkedTokenSource(Token, _ended.Token, operation);

    /// <summary>The status when this side ended the call, or null.</summary>
    public GrpcStatus? Reason(CancellationToken operation)
    {
        if (IsGivenUpBy(operation, out _) || _givenUp.IsCancellationRequested)
            return new(GrpcStatusCode.Cancelled, "The call was given up.");
        if (_deadline is { IsCancellationRequested: true })
            return new(GrpcStatusCode.DeadlineExceeded, "The deadline passed.");
        if (_replaced.IsCancellationRequested)
            return new(GrpcStatusCode.Unavailable, "The channel shows another certificate now.");
        return _silence is { IsCancellationRequested: true }
            ? new(GrpcStatusCode.DeadlineExceeded, "The server was silent for too long.")
            : null;
    }

    /// <summary>Whether the caller cancelled, and which of its tokens says so.</summary>
    public bool IsGivenUpBy(CancellationToken operation, out CancellationToken token)
    {
        token = operation.IsCancellationRequested ? operation : _caller;
        return token.IsCancellationRequested;
    }

    /// <summary>Counts the server's silence from now on, while a reply is awaited.</summary>
    public void BeginSilence() => _silence?.CancelAfter(_patience!.Value);

    /// <summary>The server has spoken; nobody waits for it now.</summary>
    public void EndSilence() => _silence?.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Stops the writer; a server that has ended the call need not read or reset the rest.</summary>
    public void End() => Fire(_ended);

    public void GiveUp() => Fire(_givenUp);

    public void Dispose()
    {
        _linked.Dispose();
        _deadline?.Dispose();
        _silence?.Dispose();
        _givenUp.Dispose();
        _ended.Dispose();
    }

    private static void Fire(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call was disposed while it failed.
        }
    }
}
