using System.Globalization;

namespace Bmis.Sync.Wire;

/// <summary>
/// A call that ended with a status other than OK. A handler throws it to choose the status and the trailers; a client
/// receives it with those of the server, or with those that its own side found (deadline, limit, lost connection).
/// </summary>
public sealed class GrpcException : Exception
{
    /// <summary>Makes the exception from a code and a sentence.</summary>
    /// <param name="status">How the call ended; never OK in a handler.</param>
    /// <param name="message">Why, without personal data: it travels to the peer and into its log.</param>
    /// <param name="trailers">Details for the peer, sent with the status.</param>
    /// <param name="inner">The failure behind it; it never travels.</param>
    public GrpcException(
        GrpcStatusCode status, string message, GrpcMetadata? trailers = null, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Trailers = trailers ?? [];
    }

    /// <summary>Makes an exception with the status Unknown.</summary>
    public GrpcException(string message, Exception? inner = null)
        : this(GrpcStatusCode.Unknown, message, null, inner)
    {
    }

    /// <summary>Makes an exception with the status Unknown and no sentence.</summary>
    public GrpcException()
        : this("The call failed.")
    {
    }

    internal GrpcException(GrpcStatus status, GrpcMetadata? trailers = null, Exception? inner = null)
        : this(status.Code, status.Message, trailers, inner)
    {
    }

    /// <summary>How the call ended.</summary>
    public GrpcStatusCode Status { get; }

    /// <summary>The trailing metadata of the call, without <c>grpc-status</c> and <c>grpc-message</c>.</summary>
    public GrpcMetadata Trailers { get; }

    /// <summary>
    /// Whether the same call may succeed later without a change on this side. RESOURCE_EXHAUSTED counts, because a
    /// server that is overrun says so with it (HTTP/2 ENHANCE_YOUR_CALM): repeat with back-off. A message above our
    /// own size limit does not count.
    /// </summary>
    public bool IsTransient => !IsOwnLimit && Status is
        GrpcStatusCode.Unavailable or GrpcStatusCode.DeadlineExceeded or
        GrpcStatusCode.Aborted or GrpcStatusCode.ResourceExhausted;

    /// <summary>How long the server asks to wait before the call is repeated; null when it does not say.</summary>
    public TimeSpan? Pushback =>
        int.TryParse(
            Trailers.GetText(GrpcHeaders.Pushback),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    /// <summary>Whether this side refused a message for its size.</summary>
    internal bool IsOwnLimit { get; init; }

    internal GrpcStatus ToStatus() => new(Status, Message);
}
