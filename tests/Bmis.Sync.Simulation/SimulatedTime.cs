namespace Bmis.Sync.Simulation;

/// <summary>The time of the world. It moves only when the world moves it, by milliseconds or by days.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    public static readonly DateTimeOffset Origin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Origin;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
