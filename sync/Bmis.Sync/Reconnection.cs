using Polly;
using Polly.Retry;

namespace Bmis.Sync;

/// <summary>
/// Repeats a stream that broke, for ever, with growing and jittered pauses, so that a centre that comes back is not
/// overrun by every lane at once. After a stream that lasted longer than the longest pause they start small again.
/// </summary>
internal sealed class Reconnection
{
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly Action<Exception, TimeSpan> _retrying;
    private readonly ResiliencePipeline _pipeline;

    public Reconnection(TimeSpan first, TimeSpan longest, TimeProvider time, Action<Exception, TimeSpan> retrying)
    {
        (_longest, _time, _retrying) = (longest, time, retrying);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Retry(first, longest)).Build();
    }

    /// <summary>Runs the stream again and again; ends only when it is cancelled, and then as cancelled.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> stream, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                await _pipeline.ExecuteAsync(token => OnceAsync(stream, token), cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
        }
    }

    // Returns when the stream lasted, so that the pauses start anew; throws when it did not.
    private async ValueTask OnceAsync(Func<CancellationToken, Task> stream, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        try
        {
            await stream(cancellation);
        }
        catch (Exception failure) when (
            !cancellation.IsCancellationRequested && _time.GetElapsedTime(started) > _longest)
        {
            _retrying(failure, TimeSpan.Zero);
        }
    }

    private RetryStrategyOptions Retry(TimeSpan first, TimeSpan longest) => new()
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
            _retrying(arguments.Outcome.Exception!, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };
}
