using System.Net;

namespace Bmis.Sync.Wire;

/// <summary>The body of a request with one message.</summary>
internal sealed class OneMessageContent(ReadOnlyMemory<byte> frame, CancellationToken call) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(frame, cancellationToken);
        }
        catch (OperationCanceledException) when (!call.IsCancellationRequested)
        {
            // The server answered before it had read the message; its status says why.
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
