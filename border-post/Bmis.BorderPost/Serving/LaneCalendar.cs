using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Serving;

/// <summary>The day and the time of day at the post.</summary>
internal sealed class LaneCalendar(TimeProvider clock, IOptions<LaneOptions> lane)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(lane.Value.TimeZone);

    /// <summary>The moment, in the post's zone.</summary>
    internal DateTimeOffset Now => Local(clock.GetUtcNow());

    internal DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    internal DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}
