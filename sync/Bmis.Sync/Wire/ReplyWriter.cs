using System.IO.Pipelines;
using Bmis.Sync.Wire.Measuring;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>The replies of one call on the server.</summary>
internal sealed class ReplyWriter<T>(
    PipeWriter body, GrpcLimits limits, bool gzip, WireTraffic traffic, CancellationToken call)
    : IGrpcWriter<T>, IDisposable
    where T : class, IMessage<T>
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _closed;

    /// <summary>Whether a message has been put into the body; then the status goes into the trailers.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Whether the client went before it had read everything: that shows here before the call is aborted.
    /// </summary>
    public bool IsReset { get; private set; }

    public async ValueTask WriteAsync(T message, CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(call, cancellationToken);
        await _gate.WaitAsync(linked.Token);
        try
        {
            Put(message);
            var flushed = await body.FlushAsync(linked.Token);
            IsReset = flushed.IsCompleted || flushed.IsCanceled;
            if (IsReset)
                throw new OperationCanceledException("The client no longer reads.", call);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Puts the only reply into the body; it leaves together with the status.</summary>
    public void Put(T message)
    {
        if (_closed)
            throw new InvalidOperationException("The call has ended; its writer must not be used any more.");
        traffic.Sent(FrameWriter.Write(body, message, limits, gzip));
        HasWritten = true;
    }

    /// <summary>Waits for a write that is under way and refuses later ones.</summary>
    public async ValueTask CloseAsync()
    {
        _closed = true;
        await _gate.WaitAsync(CancellationToken.None);
        _gate.Release();
    }

    public void Dispose() => _gate.Dispose();
}
