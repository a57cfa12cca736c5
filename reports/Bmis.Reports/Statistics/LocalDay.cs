using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>The calendar day of a decision at its post.</summary>
public static class LocalDay
{
    /// <summary>The day by the post's clock; by UTC when the record names a zone that is not known here.</summary>
    public static DateOnly Of(Crossing crossing)
    {
        var local = TimeZoneInfo.TryFindSystemTimeZoneById(crossing.TimeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(crossing.DecidedAt, zone)
            : crossing.DecidedAt.ToUniversalTime();
        return DateOnly.FromDateTime(local.DateTime);
    }
}
