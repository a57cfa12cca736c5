using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>An open call that streams both ways. One task may write while another reads. Dispose gives it up.</summary>
/// <typeparam name="TReq">The request message.</typeparam>
/// <typeparam name="TRep">The reply message.</typeparam>
public sealed class GrpcDuplexCall<TReq, TRep> : IGrpcWriter<TReq>, IDisposable
    where TReq : class, IMessage<TReq>
    where TRep : class, IMessage<TRep>
{
    private readonly ClientCall<TReq, TRep> _call;

    internal GrpcDuplexCall(ClientCall<TReq, TRep> call) => _call = call;

    /// <summary>How the call ended, or null while it goes on.</summary>
    public GrpcStatus? Status => _call.Status;

    /// <summary>The metadata sent with the status; empty while the call goes on.</summary>
    public GrpcMetadata Trailers => _call.Trailers;

    /// <summary>Waits for the server's first headers.</summary>
    /// <exception cref="GrpcException">The call ended without any.</exception>
    public Task<GrpcMetadata> HeadersAsync(CancellationToken cancellationToken = default) =>
        _call.ReadHeadersAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask WriteAsync(TReq message, CancellationToken cancellationToken = default) =>
        _call.WriteAsync(message, cancellationToken);

    /// <summary>Says that no request follows. Replies may still come.</summary>
    public ValueTask CompleteAsync(CancellationToken cancellationToken = default) =>
        _call.CompleteAsync(cancellationToken);

    /// <summary>Reads the replies until the call has ended well.</summary>
    /// <exception cref="GrpcException">The call ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; that gives up the call.</exception>
    public async IAsyncEnumerable<TRep> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _call.ReadAsync(cancellationToken) is { } reply)
            yield return reply;
    }

    /// <summary>Gives the call up unless it has ended.</summary>
    public void Dispose() => _call.Dispose();
}
