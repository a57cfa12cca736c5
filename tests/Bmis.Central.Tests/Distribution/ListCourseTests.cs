using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Tests.Distribution;

/// <summary>Versions that go to a share of the lanes, and versions that are taken back.</summary>
public sealed class ListCourseTests : IAsyncLifetime
{
    private static readonly byte[] Good = Content(1);
    private static readonly byte[] Bad = Content(2);
    private static readonly string[] Lanes = [.. Enumerable.Range(1, 200).Select(number => $"lane-{number}")];

    private CourseBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await CourseBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_is_published_next_goes_to_the_share_and_both_can_be_fetched_until_it_goes_to_all()
    {
        await _bench.PublishAsync(Good);
        await _bench.RollOutAsync(20);
        await _bench.PublishAsync(Bad);
        var targets = await _bench.TargetsAsync();
        var few = Holding(targets, 2);
        Assert.InRange(few.Count, 15, 70);
        Assert.Equal(Lanes.Length, few.Count + Holding(targets, 1).Count);
        await _bench.RollOutAsync(60);
        var more = Holding(await _bench.TargetsAsync(), 2);
        Assert.ProperSuperset(few, more);
        await AssertContentAsync(CourseBench.List, 1, 2);
        await _bench.RollOutAsync(100);
        Assert.Equal(Lanes.Length, Holding(await _bench.TargetsAsync(), 2).Count);
        await _bench.PublishAsync(Good);
        Assert.Equal(Lanes.Length, Holding(await _bench.TargetsAsync(), 3).Count);
    }

    [Fact]
    public async Task Newer_versions_of_a_roll_out_go_to_the_same_lanes()
    {
        await _bench.PublishAsync(Good);
        await _bench.RollOutAsync(30);
        HashSet<string>? first = null;
        for (var version = 2; version < 8; version++)
        {
            await _bench.PublishAsync(Content(version));
            var now = Holding(await _bench.TargetsAsync(), version);
            Assert.Equal(first ??= now, now);
            Assert.Equal(Good, await _bench.FetchAsync(1));
        }
    }

    [Fact]
    public async Task Renewal_carries_both_versions_and_no_lane_goes_back()
    {
        await _bench.PublishAsync(Good, ListNames.Alert);
        await _bench.RollOutAsync(30, ListNames.Alert);
        await _bench.PublishAsync(Bad, ListNames.Alert);
        var few = Holding(await _bench.TargetsAsync(), 2, ListNames.Alert);
        for (var renewed = 1; renewed < 9; renewed++)
        {
            _bench.Clock.Now += TimeSpan.FromHours(6);
            await _bench.RenewAsync();
            var (older, newer) = (2 * renewed + 1, 2 * renewed + 2);
            var targets = await _bench.TargetsAsync();
            Assert.Equal(few, Holding(targets, newer, ListNames.Alert));
            Assert.Equal(Lanes.Length - few.Count, Holding(targets, older, ListNames.Alert).Count);
            await AssertContentAsync(ListNames.Alert, older, newer);
            await AssertContentAsync(ListNames.Alert, older - 2, newer - 2);
            Assert.All(
                (await _bench.Lists.CurrentAsync(Cancellation)).Lists,
                list => Assert.Equal(_bench.Clock.Now, list.Manifest.Created));
        }
    }

    [Fact]
    public async Task A_recall_takes_every_lane_forward_to_the_older_content_over_a_real_socket()
    {
        await _bench.PublishAsync(Good);
        await _bench.RollOutAsync(50);
        var next = new ListTarget(CourseBench.List, 2, default) { Share = 50 };
        await using var inside = await StartAsync(Lanes.First(next.IsMeantFor));
        await using var outside = await StartAsync(Lanes.First(lane => !next.IsMeantFor(lane)));
        await outside.HoldsAsync(CourseBench.List, 1);
        await _bench.PublishAsync(Bad);
        await RefreshAsync();
        Assert.Equal(Bad, await inside.HoldsAsync(CourseBench.List, 2));
        var step = Assert.Single(await _bench.RecallAsync(to: 1));
        Assert.Equal(new CourseStep(CourseBench.List, 3, 100, 2, 2), step);
        await RefreshAsync();
        Assert.Equal(Good, await inside.HoldsAsync(CourseBench.List, 3));
        Assert.Equal(Good, await outside.HoldsAsync(CourseBench.List, 3));
        Assert.Equal(["rules 1", "rules 3"], outside.Arrived);
        Assert.DoesNotContain("rules 1", inside.Arrived.SkipWhile(one => one != "rules 2"));
    }

    [Fact]
    public async Task What_was_recalled_is_not_published_again_by_itself_and_what_follows_still_says_so()
    {
        await _bench.PublishAsync(Good);
        await _bench.PublishAsync(Bad);
        await _bench.RecallAsync(to: 1);
        Assert.Null(await _bench.PublishChangedAsync(Bad));
        Assert.Null(await _bench.PublishChangedAsync(Good));
        Assert.Equal(4, await _bench.PublishChangedAsync(Content(3)));
        Assert.Equal(5, await _bench.PublishChangedAsync(Good));
        var target = Assert.Single((await _bench.TargetsAsync()).Lists);
        Assert.Equal((5, 2L, 2L), (target.Version, target.RecallsFrom, target.RecallsTo));
    }

    [Fact]
    public async Task A_week_of_days_is_kept_to_go_back_to_however_often_the_bad_one_was_signed_anew()
    {
        await _bench.PublishAsync(Good, ListNames.Alert);
        _bench.Clock.Now += TimeSpan.FromDays(1);
        await _bench.PublishAsync(Bad, ListNames.Alert);
        for (var hours = 0; hours < 5 * 24; hours += 6)
        {
            _bench.Clock.Now += TimeSpan.FromHours(6);
            await _bench.RenewAsync();
        }

        await _bench.RecallAsync(to: 1, ListNames.Alert);
        var newest = (await _bench.MeantAsync("lane-1", ListNames.Alert))!.Value;
        Assert.Equal(Good, await _bench.FetchAsync(newest, ListNames.Alert));
    }

    [Fact]
    public async Task A_pair_goes_to_the_same_lanes_and_back_together()
    {
        string[] pair = [ListNames.LostDocuments, ListNames.LostDocumentsSupplement];
        foreach (var name in pair)
            await _bench.PublishAsync(Good, name);
        await _bench.RollOutAsync(30, ListNames.LostDocuments);
        foreach (var name in pair)
            await _bench.PublishAsync(Bad, name);
        await _bench.PublishAsync(Content(3), ListNames.LostDocumentsSupplement);
        var targets = await _bench.TargetsAsync();
        Assert.Equal(
            Holding(targets, 2, ListNames.LostDocuments), Holding(targets, 3, ListNames.LostDocumentsSupplement));
        var steps = await _bench.RecallAsync(to: 1, ListNames.LostDocuments);
        Assert.Equal(
            [(ListNames.LostDocuments, 3, 2, 2), (ListNames.LostDocumentsSupplement, 4L, 2L, 3L)],
            steps.OrderBy(one => one.List).Select(one => (one.List, one.Version, one.RecallsFrom, one.RecallsTo)));
        Assert.Equal(Good, await _bench.FetchAsync(3, ListNames.LostDocuments));
        Assert.Equal(Good, await _bench.FetchAsync(4, ListNames.LostDocumentsSupplement));
    }

    [Fact]
    public async Task The_status_says_the_share_who_holds_what_and_who_still_holds_the_recalled()
    {
        _bench.Clock.Now = TimeProvider.System.GetUtcNow();
        await _bench.PublishAsync(Good);
        await _bench.RollOutAsync(50);
        await _bench.PublishAsync(Bad);
        var next = new ListTarget(CourseBench.List, 2, default) { Share = 50 };
        var (inside, outside) = (Lanes.First(next.IsMeantFor), Lanes.First(lane => !next.IsMeantFor(lane)));
        await _bench.SaysAsync(inside, 2);
        await _bench.SaysAsync(outside, 1);
        var (exit, row) = await _bench.StatusAsync();
        Assert.Equal(
            (0, 2, 50, 1, """[{"version":2,"lanes":1},{"version":1,"lanes":1}]"""),
            (exit, row.GetProperty("version").GetInt32(), row.GetProperty("share").GetInt32(),
                row.GetProperty("forOthers").GetInt32(), row.GetProperty("versions").GetRawText()));
        await _bench.SaysAsync(inside, 1);
        Assert.Equal(1, (await _bench.StatusAsync()).Exit);
        await _bench.SaysAsync(inside, 2);
        await _bench.RecallAsync(to: 1);
        await _bench.SaysAsync(outside, 3);
        (exit, row) = await _bench.StatusAsync();
        Assert.Equal(
            (1, 1, $"[\"{inside}\"]"),
            (exit, row.GetProperty("recalled").GetInt32(), row.GetProperty("recalledLanes").GetRawText()));
        await _bench.SaysAsync(inside, 3);
        Assert.Equal(0, (await _bench.StatusAsync()).Exit);
    }

    [Fact]
    public async Task After_a_restored_backup_versions_and_roles_are_lifted_above_those_of_the_lanes()
    {
        await _bench.PublishAsync(Good);
        var before = await _bench.TargetsAsync();
        await _bench.SaysAsync("lane-1", 41);
        await _bench.SaysAsync("lane-2", 40);
        Assert.Equal(1, (await _bench.StatusAsync()).Exit);
        var step = Assert.Single(await _bench.Course().LiftAsync(CourseBench.Two, Cancellation));
        Assert.Equal((42, 100), (step.Version, step.Share));
        Assert.Equal(42, await _bench.MeantAsync("lane-1"));
        Assert.Equal(Good, await _bench.FetchAsync(42));
        Assert.InRange((await _bench.TargetsAsync()).Version, before.Version + 1_000_000, long.MaxValue);
        await Assert.ThrowsAsync<StopException>(() => _bench.Course().LiftAsync(CourseBench.Two, Cancellation));
        await _bench.SaysAsync("lane-3", long.MaxValue);
        var fault = await Assert.ThrowsAsync<StopException>(
            () => _bench.Course().LiftAsync(CourseBench.Two, Cancellation));
        Assert.Contains("lane-3", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna", "Anna", "Two persons")]
    [InlineData("anna", "dora", "dora may not")]
    [InlineData("nobody", "bela", "nobody may not")]
    public async Task Two_who_may_decide_it_together_and_the_audit_has_them(string by, string second, string said)
    {
        await _bench.PublishAsync(Good);
        await _bench.PublishAsync(Bad);
        foreach (var line in new string[][]
        {
            ["roll-out", CourseBench.List, "--share", "10"], ["recall", CourseBench.List, "--to", "1"], ["lift"],
        })
        {
            var (exit, output, error) = await _bench.RunAsync(
                ["distribution", .. line, "--by", by, "--second", second]);
            Assert.Equal((Commands.Refused, ""), (exit, output));
            Assert.Contains(said, error, StringComparison.Ordinal);
        }

        var (done, told, _) = await _bench.RunAsync(
            "distribution", "recall", CourseBench.List, "--to", "1", "--by", "anna", "--second", "bela");
        Assert.Equal(0, done);
        Assert.Equal(
            """{"list":"rules","version":3,"share":100,"recallsFrom":2,"recallsTo":2}""", told.TrimEnd());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing()
    {
        await Assert.ThrowsAsync<StopException>(() => _bench.RollOutAsync(10));
        await _bench.PublishAsync(Good);
        await _bench.PublishAsync(Good, ListNames.Officers);
        foreach (var name in (string[])[ListNames.Officers, ListNames.Clearances])
            await Assert.ThrowsAsync<StopException>(() => _bench.RollOutAsync(10, name));
        await Assert.ThrowsAsync<StopException>(() => _bench.RollOutAsync(100));
        await _bench.RollOutAsync(10);
        await Assert.ThrowsAsync<StopException>(() => _bench.RollOutAsync(10));
        await Assert.ThrowsAsync<StopException>(() => _bench.RollOutAsync(9));
        await Assert.ThrowsAsync<StopException>(() => _bench.RecallAsync(to: 1));
        await Assert.ThrowsAsync<StopException>(() => _bench.RecallAsync(to: 0));
        Assert.Equal(1, await _bench.MeantAsync("lane-1"));
    }

    private Task<FollowingLane> StartAsync(string lane) => FollowingLane.StartAsync(_bench.Lists, _bench.Root, lane);

    private async Task RefreshAsync() => await _bench.Lists.RefreshAsync(Cancellation);

    private async Task AssertContentAsync(string name, long good, long bad)
    {
        Assert.Equal(Good, await _bench.FetchAsync(good, name));
        Assert.Equal(Bad, await _bench.FetchAsync(bad, name));
    }

    private static HashSet<string> Holding(TargetsRole targets, long version, string name = CourseBench.List) =>
        [.. Lanes.Where(lane => targets.MeantFor(name, lane)?.Version == version)];

    private static byte[] Content(int seed)
    {
        var content = new byte[5_000];
        new Random(seed).NextBytes(content);
        return content;
    }
}
