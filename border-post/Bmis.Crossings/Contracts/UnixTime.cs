namespace Bmis.Crossings.Contracts;

/// <summary>Times on the wire: microseconds since 1970-01-01 UTC.</summary>
public static class UnixTime
{
    private static readonly long Earliest = ToMicroseconds(DateTimeOffset.MinValue);
    private static readonly long Latest = ToMicroseconds(DateTimeOffset.MaxValue);

    /// <summary>Microseconds since 1970-01-01 UTC, rounded down.</summary>
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time, in UTC; null when it lies outside the years 1 to 9999.</summary>
    public static DateTimeOffset? FromMicroseconds(long microseconds) =>
        microseconds < Earliest || microseconds > Latest
            ? null
            : DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
