namespace Bmis.Sync.Wire;

/// <summary>Turns a timeout into a time and a token.</summary>
internal static class DeadlineTimer
{
    // Timers end at 2^32 - 2 milliseconds (49 days); a longer deadline is as good as none.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public static DateTimeOffset? At(TimeSpan? timeout, TimeProvider time)
    {
        if (timeout is not { } length)
            return null;
        var now = time.GetUtcNow();
        return length < DateTimeOffset.MaxValue - now ? now + length : DateTimeOffset.MaxValue;
    }

    public static CancellationTokenSource? Start(TimeSpan? timeout, TimeProvider time) =>
        timeout is { } length && length < Longest
            ? new(length > TimeSpan.Zero ? length : TimeSpan.Zero, time)
            : null;
}
