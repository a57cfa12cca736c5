using Bmis.Sync.Wire;
using Polly;
using Polly.Retry;

namespace Bmis.Sync;

/// <summary>
/// Repeats a stream that broke, for ever, with growing and jittered pauses, so that a centre that comes back is not
/// overrun by every lane at once. In the first minutes they stay short, so that lanes are back soon after a fail-over.
/// After a stream that lasted longer than the longest pause they start small again.
/// </summary>
internal sealed class Reconnection
{
    /// <summary>How long after a break the pauses stay short.</summary>
    public static readonly TimeSpan ShortFor = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause in that time.</summary>
    public static readonly TimeSpan LongestAtFirst = TimeSpan.FromSeconds(5);

    private const double LeastShare = 0.5;
    private const int MostDoublings = 30;
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly Action<Exception, TimeSpan> _retrying;
    private readonly ResiliencePipeline _pipeline;
    private long _broken;

    public Reconnection(TimeSpan first, TimeSpan longest, TimeProvider time, Action<Exception, TimeSpan> retrying)
    {
        (_first, _longest, _time, _retrying) = (first, longest, time, retrying);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Retry()).Build();
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

    private TimeSpan Pause(int attempt, Exception? failure)
    {
        if (attempt == 0)
            _broken = _time.GetTimestamp();
        var isLate = _time.GetElapsedTime(_broken) >= ShortFor;
        var longest = isLate || _longest < LongestAtFirst ? _longest : LongestAtFirst;
        var pause = _first * Math.Pow(2, Math.Min(attempt, MostDoublings));
        var told = (failure as GrpcException)?.Pushback ?? TimeSpan.Zero;
        pause = Jitter.Of(pause < longest ? pause : longest, LeastShare, 1);
        return told <= pause ? pause : told < _longest ? told : _longest;
    }

    private RetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = int.MaxValue,
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
            Pause(arguments.AttemptNumber, arguments.Outcome.Exception)),
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
