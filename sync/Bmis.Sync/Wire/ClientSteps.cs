namespace Bmis.Sync.Wire;

/// <summary>A client's call on its way through the steps of its channel, which stay round it until it ends.</summary>
internal sealed class ClientSteps(IReadOnlyList<GrpcStep> steps, GrpcExchange exchange)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource<GrpcStatus> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GrpcExchange Exchange => exchange;

    /// <summary>Sends the request once every step has let it go on.</summary>
    /// <exception cref="GrpcException">A step has refused the call.</exception>
    public Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send)
    {
        _ = RunAsync(send);
        return _answer.Task;
    }

    /// <summary>Tells the steps how the call ended.</summary>
    public void End(GrpcStatus status, GrpcMetadata? trailers = null)
    {
        if (trailers is not null)
            exchange.Trailers = trailers;
        _end.TrySetResult(status);
    }

    private async Task RunAsync(Func<Task<HttpResponseMessage>> send)
    {
        var status = await GrpcSteps.RunAsync(steps, exchange, () => CallAsync(send), ClientFailure.Explain);
        _answer.TrySetException(new GrpcException(
            status.IsOK ? new(GrpcStatusCode.Internal, "A step ended the call well without a reply.") : status,
            exchange.Trailers));
    }

    private async Task<GrpcStatus> CallAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            _answer.TrySetResult(await send());
        }
        catch (Exception failure)
        {
            _answer.TrySetException(failure);
        }

        return await _end.Task;
    }
}
