namespace Bmis.Sync.Simulation.Lanes;

/// <summary>A lane's clock: the world's time and an error that jumps.</summary>
internal sealed class LaneClock(SimulatedTime time) : TimeProvider
{
    public TimeSpan Error { get; set; }

    public override DateTimeOffset GetUtcNow() => time.Now + Error;
}
