using Bmis.Central.Posts;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>Lanes that have not told everything: whoever was at their desks since is not known here.</summary>
internal static class LanesBehind
{
    // A lane that is well says something at least once a minute.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<LaneView> Of(IEnumerable<LaneView> lanes, DateTimeOffset now) =>
        [.. lanes.Where(lane => lane.Backlog > 0 || lane.LastSeen is not { } seen || now - seen > Silence)];
}
