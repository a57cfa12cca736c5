using System.Text.Json;
using Bmis.Central.Distribution;
using Bmis.Crossings;

namespace Bmis.Central.Posts;

/// <summary>Judges how a lane stands at a moment. Pure: facts in, view out.</summary>
internal static class LaneJudge
{
    private const long Megabyte = 1 << 20;

    private static readonly string[] Wrong = ["absent", "faulty"];

    public static LaneView Judge(
        LaneFacts facts, IReadOnlyList<CurrentVersion> current, PostsOptions options, DateTimeOffset now)
    {
        List<CurrentVersion> published =
        [
            .. current.Where(list => list.IsMeantFor(facts.LaneId)).GroupBy(list => list.ListName)
                .Select(list => list.MaxBy(one => one.Version)!),
        ];
        var lists = Lists(facts, published, now);
        var devices = Devices(facts);
        var view = new LaneView
        {
            RegionId = facts.RegionId,
            LaneId = facts.LaneId,
            PostCode = facts.PostCode,
            PostName = facts.PostName,
            State = LaneState.Never,
            LastSeen = Later(facts.SeenAt, facts.AcknowledgedAt),
            Acknowledged = facts.Acknowledged,
            AcknowledgedHash = facts.AcknowledgedHash,
            HeadSequence = facts.HeadSequence ?? 0,
            HeadHash = facts.HeadHash,
            Backlog = Math.Max(0, (facts.HeadSequence ?? 0) - facts.Acknowledged),
            Oldest = facts.OldestUnsent is { } oldest ? now.UtcDateTime - oldest : null,
            ClockSkew = facts is { DeviceTime: { } device, SeenAt: { } seen } ? device - seen : null,
            FreeDiskMegabytes = facts.FreeDiskBytes / Megabyte,
            SoftwareVersion = facts.SoftwareVersion,
            CertificateDays = DaysTo(facts.CertificateEnd, now),
            Devices = devices,
            Lists = lists,
            OpenAlarms = facts.OpenAlarms,
            DeadLetters = facts.DeadLetters,
        };
        // Of a lane that was never heard of only an alarm counts: it has told nothing yet.
        List<LaneTrouble> troubles =
        [
            .. Troubles(view, published, options, now).Where(one => view.LastSeen is not null || one.IsRed),
        ];
        return view with { Troubles = troubles, State = State(view, troubles) };
    }

    private static int? DaysTo(DateTime? end, DateTimeOffset now) =>
        end is { } time ? (int)Math.Floor((time - now.UtcDateTime).TotalDays) : null;

    private static LaneState State(LaneView view, List<LaneTrouble> troubles) =>
        troubles.Any(one => one.Code == LaneTrouble.Silent) ? LaneState.Silent
        : troubles.Any(one => one.IsRed) ? LaneState.Broken
        : view.LastSeen is null ? LaneState.Never
        : troubles.Count > 0 ? LaneState.Behind
        : LaneState.Current;

    // The worst come first.
    private static IEnumerable<LaneTrouble> Troubles(
        LaneView lane, IReadOnlyList<CurrentVersion> published, PostsOptions options, DateTimeOffset now)
    {
        var silence = now - lane.LastSeen ?? TimeSpan.Zero;
        IEnumerable<LaneTrouble?> all =
        [
            silence > options.SilentAfter ? new(LaneTrouble.Silent, true) { Span = silence } : null,
            lane.OpenAlarms > 0 ? new(LaneTrouble.Alarms, true) { Count = lane.OpenAlarms } : null,
            Unsent(lane, options),
            Disk(lane, options),
            Certificate(lane, options),
            lane.ClockSkew is { } skew && skew.Duration() > options.ClockSkew
                ? new(LaneTrouble.Clock, false) { Span = skew.Duration() }
                : null,
            Recalled(lane.Lists, published) is { } recalled
                ? new(LaneTrouble.Recalled, true) { Name = recalled.Name, Count = recalled.Version }
                : null,
            LacksList(lane.Lists, published, options, now) ? new(LaneTrouble.Lists, false) : null,
            lane.DeadLetters > 0 ? new(LaneTrouble.DeadLetters, false) { Count = lane.DeadLetters } : null,
            .. lane.Devices.Where(device => Wrong.Contains(device.State))
                .Select(device => new LaneTrouble(LaneTrouble.Device, false)
                {
                    Name = device.Name, State = device.State,
                }),
        ];
        return all.OfType<LaneTrouble>().OrderByDescending(trouble => trouble.IsRed);
    }

    private static LaneTrouble? Unsent(LaneView lane, PostsOptions options) =>
        lane is { Backlog: > 0, Oldest: { } age } && age > options.BehindAfter
            ? new(LaneTrouble.Unsent, age > options.StuckAfter) { Span = age, Count = lane.Backlog }
            : null;

    private static LaneTrouble? Disk(LaneView lane, PostsOptions options) =>
        lane.FreeDiskMegabytes is { } free && free < options.LowDiskMegabytes
            ? new(LaneTrouble.Disk, free < options.FullDiskMegabytes) { Count = free }
            : null;

    private static LaneTrouble? Certificate(LaneView lane, PostsOptions options) =>
        lane.CertificateDays is { } days && days < options.CertificateDays
            ? new(LaneTrouble.Certificate, days < options.LastCertificateDays) { Count = days }
            : null;

    private static HeldVersion? Recalled(
        IReadOnlyList<HeldVersion> lists, IReadOnlyList<CurrentVersion> published) =>
        lists.FirstOrDefault(held => published.Any(list => list.ListName == held.Name && list.Recalls(held.Version)));

    private static bool LacksList(
        IReadOnlyList<HeldVersion> lists,
        IReadOnlyList<CurrentVersion> published,
        PostsOptions options,
        DateTimeOffset now) =>
        published.Any(list =>
            now.UtcDateTime - list.CreatedAt > options.ListTravel
            && lists.Any(held => held.Name == list.ListName && held.Version < list.Version));

    private static List<HeldVersion> Lists(
        LaneFacts facts, IReadOnlyList<CurrentVersion> published, DateTimeOffset now)
    {
        var held = Read<Dictionary<string, long>>(facts.HeldLists) ?? [];
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

    private static List<LaneDeviceFacts> Devices(LaneFacts facts) =>
        Read<List<LaneDeviceFacts>>(facts.Devices) ?? [];

    private static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json);

    // A list that only authorised posts hold is missed at no other.
    private static bool IsExpected(string list, Dictionary<string, long> held) =>
        !ListNames.IsOptional(list) || held.ContainsKey(list);

    private static DateTimeOffset? Later(DateTime? one, DateTime? other)
    {
        var later = one is null || other > one ? other : one;
        return later is { } time ? new DateTimeOffset(time, TimeSpan.Zero) : null;
    }
}
