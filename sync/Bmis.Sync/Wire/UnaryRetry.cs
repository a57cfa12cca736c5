namespace Bmis.Sync.Wire;

/// <summary>
/// Repeats a unary call that found no server, within its deadline and its channel's <see cref="RetryBudget"/> (gRPC
/// proposal A6). Pauses double, with jitter; a server that names a pause in <c>grpc-retry-pushback-ms</c> has its way.
/// </summary>
internal sealed class UnaryRetry(RetryBudget budget, TimeProvider time)
{
    /// <summary>The most attempts of one call, as the proposal has it.</summary>
    public const int MostAttempts = 5;

    private const double LeastShare = 0.8;
    private const double MostShare = 1.2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Makes one attempt after the other until one counts.</summary>
    /// <exception cref="GrpcException">The last attempt failed, or it must not be repeated.</exception>
    public async Task<TRep> RunAsync<TRep>(
        GrpcCallOptions options, Func<GrpcCallOptions, Task<TRep>> call, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var reply = await call(Attempt(options, attempt, started));
                budget.Succeeded();
                return reply;
            }
            catch (GrpcException failure)
            {
                if (PauseAfter(failure, attempt) is not { } pause
                    || attempt >= Math.Min(options.Attempts, MostAttempts)
                    || pause >= Left(options, started))
                    throw;
                await Task.Delay(pause, time, cancellation);
            }
        }
    }

    /// <summary>The pause before the next attempt; null when none may follow.</summary>
    private TimeSpan? PauseAfter(GrpcException failure, int attempt)
    {
        var isTold = failure.Trailers.GetText(GrpcHeaders.Pushback) is not null;
        var mayRepeat = failure.Status == GrpcStatusCode.Unavailable
            || (failure.Status == GrpcStatusCode.ResourceExhausted && isTold && !failure.IsOwnLimit);
        if (!mayRepeat || !budget.Failed())
            return null;

        // A pushback that is negative or no number forbids the repetition.
        return isTold ? failure.Pushback : Jitter.Of(Doubled(attempt), LeastShare, MostShare);
    }

    // The deadline holds for all attempts together.
    private GrpcCallOptions Attempt(GrpcCallOptions options, int attempt, long started) =>
        attempt == 1 || options.Timeout is null ? options : options with { Timeout = Left(options, started) };

    private TimeSpan Left(GrpcCallOptions options, long started) => options.Timeout is { } timeout
        ? timeout - time.GetElapsedTime(started)
        : TimeSpan.MaxValue;

    private static TimeSpan Doubled(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, attempt - 1);
        return pause < LongestPause ? pause : LongestPause;
    }
}
