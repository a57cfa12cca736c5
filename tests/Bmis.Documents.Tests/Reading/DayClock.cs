namespace Bmis.Documents.Tests.Reading;

/// <summary>A clock that stands on one day; times that pass are those of the machine.</summary>
internal sealed class DayClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
