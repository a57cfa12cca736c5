namespace Bmis.Sync.Distribution;

/// <summary>
/// The replies of a stream for whoever does something else meanwhile and only looks whether one has come. One reader.
/// </summary>
/// <param name="replies">The stream, read until the token is cancelled.</param>
/// <param name="cancellation">Gives up.</param>
internal sealed class ComingReplies<T>(
    Func<CancellationToken, IAsyncEnumerable<T>> replies, CancellationToken cancellation) : IAsyncDisposable
    where T : class
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private IAsyncEnumerator<T>? _stream;
    private Task<bool>? _next;

    /// <summary>Whether there is something to take, be it the stream's end or its failure.</summary>
    public bool HasCome => Next().IsCompleted;

    /// <summary>The next reply; null when the stream has ended.</summary>
    public async Task<T?> TakeAsync()
    {
        var isThere = await Next();
        _next = null;
        return isThere ? _stream!.Current : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_next is { } next)
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_stream is { } stream)
            await stream.DisposeAsync();
        _stop.Dispose();
    }

    private Task<bool> Next()
    {
        _stream ??= replies(_stop.Token).GetAsyncEnumerator(_stop.Token);
        return _next ??= _stream.MoveNextAsync().AsTask();
    }
}
