using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>What a lane does again and again, and what its start waits for.</summary>
public sealed class RecurringWorkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_start_waits_only_for_what_says_so(bool waits)
    {
        var done = new TaskCompletionSource();
        using var work = new Awaited(waits, done.Task);
        var start = work.StartAsync(Cancellation);
        if (waits)
        {
            Assert.False(start.IsCompleted);
            done.SetResult();
        }

        await start;
        Assert.Equal(waits, done.Task.IsCompleted);
        done.TrySetResult();
        await work.StopAsync(Cancellation);
        Assert.InRange(work.Times, waits ? 1 : 0, 1);
    }

    [Fact]
    public async Task What_fails_at_the_start_keeps_no_lane_from_starting()
    {
        using var work = new Awaited(waits: true, Task.FromException(new InvalidOperationException("It is broken.")));
        await work.StartAsync(Cancellation);
        await work.StopAsync(Cancellation);
        Assert.Equal(1, work.Times);
    }

    private sealed class Awaited(bool waits, Task done) : RecurringWork(
        TimeSpan.FromDays(1), TimeProvider.System, NullLogger.Instance)
    {
        private int _times;

        internal int Times => Volatile.Read(ref _times);

        protected override bool StartWaits => waits;

        protected override Task WorkAsync(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _times);
            return done;
        }
    }
}
