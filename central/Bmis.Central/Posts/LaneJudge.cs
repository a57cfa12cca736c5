using System.Text.Json;
using Bmis.Crossings;

namespace Bmis.Central.Posts;

/// <summary>Judges how a lane stands at a moment. Pure: facts in, view out.</summary>
internal static class LaneJudge
{
    public static LaneView Judge(LaneFacts facts, IReadOnlyList<PublishedVersion> published, DateTimeOffset now)
    {
        var lastSeen = Later(facts.SeenAt, facts.AcknowledgedAt);
        var backlog = Math.Max(0, (facts.HeadSequence ?? 0) - facts.Acknowledged);
        var lists = Lists(facts, published, now);
        return new LaneView
        {
            LaneId = facts.LaneId,
            PostCode = facts.PostCode,
            PostName = facts.PostName,
            State = State(facts, lastSeen, backlog, lists, published, now),
            LastSeen = lastSeen,
            Acknowledged = facts.Acknowledged,
            Backlog = backlog,
            ClockSkew = Skew(facts),
            Lists = lists,
            OpenAlarms = facts.OpenAlarms,
            DeadLetters = facts.DeadLetters,
        };
    }

    private static LaneState State(
        LaneFacts facts,
        DateTimeOffset? lastSeen,
        long backlog,
        IReadOnlyList<HeldVersion> lists,
        IReadOnlyList<PublishedVersion> published,
        DateTimeOffset now)
    {
        if (lastSeen is null)
            return LaneState.Never;
        if (now - lastSeen > PostsParameters.SilentAfter)
            return LaneState.Silent;
        var unsent = backlog > 0
            && facts.OldestUnsent is { } oldest
            && now.UtcDateTime - oldest > PostsParameters.BehindAfter;
        return unsent || LacksList(lists, published, now) ? LaneState.Behind : LaneState.Current;
    }

    private static bool LacksList(
        IReadOnlyList<HeldVersion> lists, IReadOnlyList<PublishedVersion> published, DateTimeOffset now) =>
        published.Any(list =>
            now.UtcDateTime - list.CreatedAt > PostsParameters.ListTravel
            && lists.Any(held => held.Name == list.ListName && held.Version < list.Version));

    private static List<HeldVersion> Lists(
        LaneFacts facts, IReadOnlyList<PublishedVersion> published, DateTimeOffset now)
    {
        var held = facts.HeldLists is { } json
            ? JsonSerializer.Deserialize<Dictionary<string, long>>(json) ?? []
            : [];
        return
        [
            .. published.Where(list => IsExpected(list.ListName, held)).Select(list =>
            {
                var version = held.GetValueOrDefault(list.ListName);
                var age = version == list.Version ? now.UtcDateTime - list.CreatedAt : (TimeSpan?)null;
                return new HeldVersion(list.ListName, version, list.Version, age);
            }),
        ];
    }

    // A list that only authorised posts hold is missed at no other.
    private static bool IsExpected(string list, Dictionary<string, long> held) =>
        !ListNames.IsOptional(list) || held.ContainsKey(list);

    private static TimeSpan? Skew(LaneFacts facts) =>
        facts is { DeviceTime: { } device, SeenAt: { } seen }
        && (device - seen).Duration() > PostsParameters.ClockSkew
            ? device - seen
            : null;

    private static DateTimeOffset? Later(DateTime? one, DateTime? other)
    {
        var later = one is null || other > one ? other : one;
        return later is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
    }
}
