namespace Bmis.Sync.Wire;

/// <summary>The sending half of a stream.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IGrpcWriter<in T>
{
    /// <summary>
    /// Sends one message and returns when it has been handed to the connection. It waits while the peer's window is
    /// full, so a slow peer slows its sender. Thread-safe: concurrent calls are sent one after the other.
    /// </summary>
    /// <exception cref="GrpcException">The message is too long or the call has ended.</exception>
    /// <exception cref="OperationCanceledException">The call or the token was cancelled.</exception>
    ValueTask WriteAsync(T message, CancellationToken cancellationToken = default);
}
