using Bmis.Central.Distribution;
using Bmis.Central.Posts;

namespace Bmis.Central.Tests.Posts;

/// <summary>What makes a lane red or amber, and what does not yet.</summary>
public sealed class LaneJudgeTests
{
    private static readonly DateTimeOffset Now = WarehouseFixture.Now;

    private static readonly CurrentVersion[] Published =
    [
        new("alert", 3, Now.AddHours(-2).UtcDateTime), new("officers", 9, Now.AddMinutes(-5).UtcDateTime),
    ];

    private static readonly LaneFacts Good = new()
    {
        LaneId = "LANE-1",
        SeenAt = Now.UtcDateTime,
        DeviceTime = Now.UtcDateTime,
        Acknowledged = 7,
        HeadSequence = 7,
        FreeDiskBytes = 80L << 30,
        CertificateEnd = Now.AddDays(60).UtcDateTime,
        HeldLists = """{"alert":3,"officers":8}""",
        Devices = """[{"Name":"Reader 1","Kind":"pcsc","State":"ready"}]""",
    };

    internal static TheoryData<string, LaneFacts, LaneState, string> Rows => new()
    {
        { "all well", Good, LaneState.Current, "" },
        { "never seen", new() { LaneId = "LANE-1" }, LaneState.Never, "" },
        { "never seen, with an alarm", new() { LaneId = "LANE-1", OpenAlarms = 1 }, LaneState.Broken, "alarms!" },
        { "quiet", Good with { SeenAt = Before(seconds: 120), DeviceTime = Before(seconds: 120) },
            LaneState.Current, "" },
        { "silent", Good with { SeenAt = Before(seconds: 121), DeviceTime = Before(seconds: 121) },
            LaneState.Silent, "silent!" },
        { "silent with entries", Good with { SeenAt = Before(seconds: 121), AcknowledgedAt = Before(seconds: 3) },
            LaneState.Behind, "clock" },
        { "on its way", Good with { HeadSequence = 9, OldestUnsent = Before(seconds: 60) }, LaneState.Current, "" },
        { "behind", Good with { HeadSequence = 9, OldestUnsent = Before(seconds: 61) }, LaneState.Behind, "unsent" },
        { "stuck", Good with { HeadSequence = 9, OldestUnsent = Before(seconds: 3601) },
            LaneState.Broken, "unsent!" },
        { "old list", Good with { HeldLists = """{"alert":2,"officers":9}""" }, LaneState.Behind, "lists" },
        { "no list", Good with { HeldLists = "{}" }, LaneState.Behind, "lists" },
        { "clock ahead", Good with { DeviceTime = Before(seconds: -61) }, LaneState.Behind, "clock" },
        { "clock a minute behind", Good with { DeviceTime = Before(seconds: 60) }, LaneState.Current, "" },
        { "disk low", Good with { FreeDiskBytes = 4_999L << 20 }, LaneState.Behind, "disk" },
        { "disk full", Good with { FreeDiskBytes = 499L << 20 }, LaneState.Broken, "disk!" },
        { "certificate late", Good with { CertificateEnd = Before(days: -20) }, LaneState.Behind, "certificate" },
        { "certificate at its end", Good with { CertificateEnd = Before(days: -6) },
            LaneState.Broken, "certificate!" },
        { "certificate over", Good with { CertificateEnd = Before(days: 1) }, LaneState.Broken, "certificate!" },
        { "a lane of an older version", Good with { CertificateEnd = null, Devices = null }, LaneState.Current, "" },
        { "reader absent", Good with { Devices = """[{"Name":"R","Kind":"pcsc","State":"absent"}]""" },
            LaneState.Behind, "device" },
        { "reader faulty", Good with { Devices = """[{"Name":"R","Kind":"pcsc","State":"faulty"}]""" },
            LaneState.Behind, "device" },
        { "alarm", Good with { OpenAlarms = 1 }, LaneState.Broken, "alarms!" },
        { "dead letters", Good with { DeadLetters = 2 }, LaneState.Behind, "dead-letters" },
        { "the red one first", Good with { DeadLetters = 2, OpenAlarms = 1, FreeDiskBytes = 1 },
            LaneState.Broken, "alarms! disk! dead-letters" },
    };

    [Fact]
    public void Each_trouble_is_red_or_amber_at_its_time()
    {
        foreach (var row in Rows)
        {
            var (what, facts, state, troubles) = row.Data;
            var view = LaneJudge.Judge(facts, Published, new PostsOptions(), Now);
            var found = string.Join(' ', view.Troubles.Select(one => one.Code + (one.IsRed ? "!" : "")));
            Assert.Equal((what, state, troubles), (what, view.State, found));
        }
    }

    [Fact]
    public void A_lane_that_holds_what_is_recalled_is_red_and_one_outside_of_a_share_is_not_behind()
    {
        var (old, recent) = (Now.AddHours(-2).UtcDateTime, Now.AddHours(-1).UtcDateTime);
        CurrentVersion[] onItsWay = [new("alert", 3, old), new("alert", 4, recent, Share: 50)];
        var lanes = Enumerable.Range(1, 40).Select(number => $"LANE-{number}").ToLookup(onItsWay[1].IsMeantFor);
        foreach (var (isInside, state) in new[] { (false, LaneState.Current), (true, LaneState.Behind) })
        {
            var facts = Good with { LaneId = lanes[isInside].First(), HeldLists = """{"alert":3}""" };
            Assert.Equal(state, LaneJudge.Judge(facts, onItsWay, new PostsOptions(), Now).State);
        }

        CurrentVersion[] recall = [new("alert", 5, Now.UtcDateTime, RecallsFrom: 4, RecallsTo: 4)];
        var held = Good with { HeldLists = """{"alert":4}""" };
        var trouble = Assert.Single(LaneJudge.Judge(held, recall, new PostsOptions(), Now).Troubles);
        Assert.Equal(("recalled", true, "alert", 4L), (trouble.Code, trouble.IsRed, trouble.Name, trouble.Count));
        held = Good with { HeldLists = """{"alert":5}""" };
        Assert.Empty(LaneJudge.Judge(held, recall, new PostsOptions(), Now).Troubles);
    }

    [Theory]
    [InlineData("SilentAfter", "00:00:00")]
    [InlineData("JudgedEvery", "500.00:00:00")]
    [InlineData("LowDiskMegabytes", "1")]
    [InlineData("CertificateDays", "3")]
    public void A_setting_that_makes_no_sense_is_named(string name, string value)
    {
        var options = new PostsOptions();
        var property = typeof(PostsOptions).GetProperty(name)!;
        property.SetValue(
            options,
            property.PropertyType == typeof(int) ? int.Parse(value, null) : TimeSpan.Parse(value, null));
        Assert.Contains($"Posts:{name}", options.Problem(), StringComparison.Ordinal);
        Assert.Null(new PostsOptions().Problem());
    }

    private static DateTime Before(int seconds = 0, int days = 0) =>
        Now.AddSeconds(-seconds).AddDays(-days).UtcDateTime;
}
