using System.Net;

namespace Bmis.Sync.Wire;

/// <summary>The body of a request whose messages come one by one while the reply is read already.</summary>
internal sealed class RequestContent(CancellationToken call) : HttpContent
{
    private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where messages go once the headers have left; cancelled when the request never got so far.</summary>
    public Task<Stream> Stream => _stream.Task;

    /// <summary>Ends the body.</summary>
    public void Complete() => _complete.TrySetResult();

    /// <summary>
    /// Breaks the body off. It must never seem to end well: a server would take the part it has for the whole.
    /// </summary>
    public void GiveUp()
    {
        _stream.TrySetCanceled(CancellationToken.None);
        _complete.TrySetCanceled(CancellationToken.None);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        try
        {
            // Without this the headers wait for the first message, and a server that speaks first is never asked.
            await stream.FlushAsync(cancellationToken);
            if (!_stream.TrySetResult(stream))
                throw new IOException("A stream that has begun cannot be sent over another connection.");
            await _complete.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!call.IsCancellationRequested)
        {
            // The server ended the stream. HttpClient would report our cancellation in place of the server's reason.
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
