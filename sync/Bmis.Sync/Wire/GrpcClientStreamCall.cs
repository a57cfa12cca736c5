using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>An open call whose requests stream. Dispose gives it up.</summary>
/// <typeparam name="TReq">The request message.</typeparam>
/// <typeparam name="TRep">The reply message.</typeparam>
public sealed class GrpcClientStreamCall<TReq, TRep> : IGrpcWriter<TReq>, IDisposable
    where TReq : class, IMessage<TReq>
    where TRep : class, IMessage<TRep>
{
    private readonly ClientCall<TReq, TRep> _call;
    private readonly Task<TRep> _reply;

    internal GrpcClientStreamCall(ClientCall<TReq, TRep> call)
    {
        _call = call;
        _reply = call.ReadOnlyOneAsync(CancellationToken.None);

        // A writer may be told of the failure first; then nobody asks for the reply.
        _ = _reply.ContinueWith(reply => reply.Exception, TaskScheduler.Default);
    }

    /// <summary>How the call ended, or null while it goes on.</summary>
    public GrpcStatus? Status => _call.Status;

    /// <summary>The metadata sent with the status; empty while the call goes on.</summary>
    public GrpcMetadata Trailers => _call.Trailers;

    /// <inheritdoc />
    public ValueTask WriteAsync(TReq message, CancellationToken cancellationToken = default) =>
        _call.WriteAsync(message, cancellationToken);

    /// <summary>Says that no request follows and waits for the reply.</summary>
    /// <exception cref="GrpcException">The call ended with another status than OK.</exception>
    public async Task<TRep> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await _call.CompleteAsync(cancellationToken);
        try
        {
            return await _reply.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _call.Dispose();
            throw;
        }
    }

    /// <summary>Gives the call up unless it has ended.</summary>
    public void Dispose() => _call.Dispose();
}
