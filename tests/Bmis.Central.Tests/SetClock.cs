namespace Bmis.Central.Tests;

/// <summary>A clock that stands where the test puts it; timers run on real time.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = WarehouseFixture.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
