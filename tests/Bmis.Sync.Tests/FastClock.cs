namespace Bmis.Sync.Tests;

/// <summary>A clock that runs so many times faster, so that a slow line can be tried in seconds.</summary>
internal sealed class FastClock(int times) : TimeProvider
{
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private readonly long _begun = TimeProvider.System.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed();

    public override long GetTimestamp() => Elapsed().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, TimeProvider.System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private TimeSpan Elapsed() => times * TimeProvider.System.GetElapsedTime(_begun);

    private TimeSpan Real(TimeSpan time) => time > TimeSpan.Zero ? time / times : time;

    private sealed class Timer(FastClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
