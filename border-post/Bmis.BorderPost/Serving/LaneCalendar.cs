using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Serving;

/// <summary>The day and the time of day at the post.</summary>
internal sealed class LaneCalendar(TimeProvider clock, IOptions<LaneOptions> lane)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(lane.Value.TimeZone);

    internal DateOnly Today => DateOnly.FromDateTime(Local(clock.GetUtcNow()).DateTime);

    internal DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
