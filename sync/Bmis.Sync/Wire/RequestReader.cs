using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>
/// The requests of one call on the server. A client's reset shows as IOException from the body, often before the
/// request counts as aborted; it becomes a cancellation here, so that a handler meets one form only.
/// </summary>
internal sealed class RequestReader<T>(FrameReader<T> frames, ServerCallTokens tokens)
    where T : class, IMessage<T>
{
    /// <summary>Whether the client broke the stream off.</summary>
    public bool IsReset { get; private set; }

    public async Task<T> ReadOnlyOneAsync()
    {
        try
        {
            return await frames.ReadOnlyOneAsync(tokens.Token);
        }
        catch (Exception failure) when (IsClientGone(failure))
        {
            throw Reset(failure);
        }
    }

    public async IAsyncEnumerable<T> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(tokens.Token, cancellationToken);
        while (await ReadAsync(linked.Token) is { } request)
            yield return request;
    }

    private async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await frames.ReadAsync(cancellationToken);
        }
        catch (Exception failure) when (IsClientGone(failure))
        {
            throw Reset(failure);
        }
    }

    private static bool IsClientGone(Exception failure) =>
        failure is IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException;

    private OperationCanceledException Reset(Exception failure)
    {
        IsReset = true;
        return new("The client reset the stream.", failure);
    }
}
