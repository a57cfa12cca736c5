namespace Bmis.Central.Tests;

/// <summary>A clock that stands where the test puts it; its timers fire when the test says so.</summary>
internal sealed class TickedClock : TimeProvider
{
    private readonly List<Action> _timers = [];

    public DateTimeOffset Now { get; set; } = WarehouseFixture.Now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_timers)
            _timers.Add(() => callback(state));
        return new Silent();
    }

    /// <summary>Puts the clock forward and fires every timer once.</summary>
    public void Tick(TimeSpan time)
    {
        Now += time;
        Action[] timers;
        lock (_timers)
            timers = [.. _timers];
        Array.ForEach(timers, timer => timer());
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
