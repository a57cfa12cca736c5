using Bmis.Crossings.Records;

namespace Bmis.Reports.Statistics;

/// <summary>The calendar day of a decision at its post.</summary>
internal static class LocalDay
{
    /// <summary>The day by the post's clock; by UTC when the post names a zone that this machine does not know.</summary>
    internal static DateOnly Of(Crossing crossing)
    {
        var local = TimeZoneInfo.TryFindSystemTimeZoneById(crossing.TimeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(crossing.DecidedAt, zone)
            : crossing.DecidedAt.ToUniversalTime();
        return DateOnly.FromDateTime(local.DateTime);
    }
}
