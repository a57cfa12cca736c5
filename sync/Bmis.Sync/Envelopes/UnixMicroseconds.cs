namespace Bmis.Sync.Envelopes;

/// <summary>Times on the wire: microseconds since 1970, UTC.</summary>
internal static class UnixMicroseconds
{
    private static readonly long Last = From(DateTimeOffset.MaxValue);

    public static long From(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time; null before 1970 or after 9999.</summary>
    public static DateTimeOffset? ToTime(long microseconds) =>
        microseconds < 0 || microseconds > Last
            ? null
            : DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
