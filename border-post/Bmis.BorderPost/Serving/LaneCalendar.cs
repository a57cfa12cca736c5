using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Serving;

/// <summary>The day and the time of day at the post.</summary>
internal sealed class LaneCalendar(TimeProvider clock, IOptions<LaneOptions> lane)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(lane.Value.TimeZone);

    /// <summary>The moment, in the post's zone.</summary>
    internal DateTimeOffset Now => Local(clock.GetUtcNow());

    internal DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>
    /// The moment at which the post's clocks showed this; the first of two when they were put back, null when they
    /// were put forward over it.
    /// </summary>
    internal DateTimeOffset? Moment(DateOnly day, TimeOnly time)
    {
        var shown = day.ToDateTime(time);
        if (_zone.IsInvalidTime(shown)) return null;
        var offset = _zone.IsAmbiguousTime(shown)
            ? _zone.GetAmbiguousTimeOffsets(shown).Max()
            : _zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    internal DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
