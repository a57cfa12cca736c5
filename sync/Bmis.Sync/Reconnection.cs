using Polly;
using Polly.Retry;

namespace Bmis.Sync;

/// <summary>
/// Repeats a stream that broke, for ever, with growing and jittered pauses, so that a centre that comes back is not
/// overrun by every lane at once.
/// </summary>
internal static class Reconnection
{
    public static ResiliencePipeline Create(
        TimeSpan first, TimeSpan longest, TimeProvider time, Action<Exception?, TimeSpan> retrying)
    {
        var retry = new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = first,
            MaxDelay = longest,
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is not null
                && !arguments.Context.CancellationToken.IsCancellationRequested),
            OnRetry = arguments =>
            {
                retrying(arguments.Outcome.Exception, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };
        return new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(retry).Build();
    }

    /// <summary>Runs the stream again and again; ends only when it is cancelled, and then as cancelled.</summary>
    public static async Task RunAsync(
        this ResiliencePipeline pipeline,
        Func<CancellationToken, ValueTask> stream,
        CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                await pipeline.ExecuteAsync(stream, cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
        }
    }
}
