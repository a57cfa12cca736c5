using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>
/// A clock that stands still between steps, for times and durations alike, and holds the answers of the alert check
/// until the test lets them go: so two runs have everything in the same order.
/// </summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HeldTimer> _held = [];
    private DateTimeOffset _now = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many answers are held.</summary>
    internal int Held
    {
        get
        {
            lock (_gate) return _held.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != AnswerGrid.Tick) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new HeldTimer(callback, state);
        lock (_gate) _held.Add(timer);
        return timer;
    }

    internal void Advance(TimeSpan time)
    {
        lock (_gate) _now += time;
    }

    /// <summary>Lets the held answers go: their tick is over.</summary>
    internal void LetGo()
    {
        HeldTimer[] due;
        lock (_gate)
        {
            _now += AnswerGrid.Tick;
            due = [.. _held];
            _held.Clear();
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class HeldTimer(TimerCallback callback, object? state) : ITimer
    {
        internal void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
