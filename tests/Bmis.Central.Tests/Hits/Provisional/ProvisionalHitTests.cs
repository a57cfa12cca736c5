using System.Net;
using Bmis.Central.Hits;
using Bmis.Central.Hits.Provisional;
using Bmis.Central.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Urgent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Hits.Provisional;

/// <summary>Hits ahead of their turn, at headquarters.</summary>
public sealed class ProvisionalHitTests : IAsyncLifetime
{
    private const string Mark = "PROVISIONAL";

    private static readonly HitViewer Ordinary = new(true, false, null);

    private HitBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await HitBench.OpenAsync();
        await _bench.EnrolAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task It_is_shown_and_marked_until_its_turn_comes_and_counted_only_then()
    {
        var hitting = _bench.Hitting();
        EntryDraft[] drafts = [.. Quiet(4), _bench.Samples.Draft(hitting)];
        await TellAsync(_bench.Samples.Chain(drafts)[4]);
        using var browser = await _bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        var before = await PageAsync(browser);
        Assert.Contains(Mark, before, StringComparison.Ordinal);
        Assert.Contains("Not yet in order: 4 entries before it", before, StringComparison.Ordinal);
        Assert.Contains(hitting.Traveller!.Name.Primary, before, StringComparison.Ordinal);
        Assert.Empty(await _bench.QueueAsync());
        Assert.Equal(
            (0L, 0L, 0L, 0L),
            (await CountAsync("hit"), await CountAsync("crossing"), await CountAsync("envelope"),
                await _bench.ScalarAsync<long>("select coalesce(sum(crossings), 0)::bigint from flow_daily")));

        await _bench.PushAsync(drafts);
        await _bench.CatchUpAsync();
        var after = await PageAsync(browser);
        Assert.DoesNotContain(Mark, after, StringComparison.Ordinal);
        Assert.Contains(hitting.Traveller.Name.Primary, after, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await _bench.QueueAsync()).Occurrences);
        Assert.Equal((1L, 0L), (await CountAsync("hit"), await CountAsync("urgent_notice")));
    }

    [Fact]
    public async Task A_discreet_one_does_not_exist_for_those_who_may_not_see_it_and_is_not_announced_to_them()
    {
        using var browser = await _bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        var before = await PageAsync(browser);
        var hitting = _bench.Hitting();
        var discreet = hitting with { Hits = [hitting.Hits[0] with { IsDiscreet = true }] };
        var arrivals = new Arrivals();
        var notice = _bench.Samples.Chain([_bench.Samples.Draft(discreet)])[0];
        Assert.True(await Notices(arrivals).KeepAsync(new Producer("LANE-1"), notice, Cancellation));
        Assert.Equal(HitBench.Bare(before), HitBench.Bare(await PageAsync(browser)));
        Assert.True(arrivals.Topics.TryRead(out var topic));
        Assert.Equal(ArrivalTopic.DiscreetHits, topic);
        Assert.False(arrivals.Topics.TryRead(out _));
        Assert.True(Assert.Single(await ReadAsync(HitBench.Viewer)).Hit.IsDiscreet);
    }

    [Fact]
    public async Task It_is_shown_to_its_own_post_alone_and_a_late_hit_is_one_too()
    {
        var hit = new AlertHit(ListNames.Alert, "national:B-2", 0.8, false) { Action = "refer" };
        var late = new HitLate(
            Guid.CreateVersion7(SampleCrossings.Start), SampleCrossings.Start, "", "", Guid.Empty, hit.EntryId, hit, 8);
        var screening = ScreeningContract.Write(new Screening(8, [late]));
        await TellAsync(_bench.Samples.Chain([.. Quiet(2), _bench.Samples.Draft(EntryKinds.Screening, screening)])[2]);
        var found = Assert.Single(await ReadAsync(Ordinary with { Post = "KEMBA" }));
        Assert.Equal(("national:B-2", HitSource.Late, 2L), (found.Hit.EntryId, found.Source, found.Before));
        Assert.Empty(await ReadAsync(Ordinary with { Post = "OTHER" }));
    }

    [Fact]
    public async Task What_is_cleared_a_drill_or_no_hit_is_not_kept_though_a_lane_tells_it()
    {
        var hitting = _bench.Hitting();
        EntryDraft[] drafts =
        [
            .. Quiet(1),
            _bench.Samples.Draft(hitting with { Hits = [hitting.Hits[0] with { IsCleared = true }] }),
            _bench.Samples.Draft(hitting with { Hits = [hitting.Hits[0] with { IsDrill = true }] }),
            _bench.Samples.Draft(hitting with { ReferralId = hitting.CrossingId }),
            _bench.Samples.Draft(EntryKinds.Crossing, [1, 2, 3]),
            _bench.Samples.Draft("unknown", [1, 2, 3]),
        ];
        foreach (var entry in _bench.Samples.Chain(drafts))
            await TellAsync(entry);
        Assert.Equal((0L, 0L), (await CountAsync("urgent_notice"), await CountAsync("dead_letter")));
    }

    [Fact]
    public async Task Of_a_branch_in_quarantine_it_is_kept_and_shown_only_when_the_branch_is_accepted()
    {
        var branch = new Producer("LANE-1", 2);
        await _bench.Intake.Store.OpenAsync(branch, LaneGreeting.None, Cancellation);
        var entry = _bench.Samples.Chain([.. Quiet(2), _bench.Samples.Draft(_bench.Hitting())])[2];
        var arrivals = new Arrivals();
        Assert.True(await Notices(arrivals).KeepAsync(branch, entry, Cancellation));
        Assert.False(arrivals.Topics.TryRead(out _));
        Assert.Empty(await ReadAsync(Ordinary));
        await _bench.Intake.MakeEpochs().DecideAsync(branch.Key, true, "Decided.", "a-1", Cancellation);
        Assert.Equal("LANE-1", Assert.Single(await ReadAsync(Ordinary)).Lane);
    }

    [Fact]
    public async Task The_alarm_of_an_entry_that_differs_stands_on_the_lanes_page_and_the_notice_on_none()
    {
        var told = _bench.Samples.Chain([_bench.Samples.Draft(_bench.Hitting())])[0];
        await TellAsync(told);
        await _bench.PushAsync(_bench.Samples.Draft(_bench.Hitting()));
        using var browser = await _bench.Headquarters.SignedInAsync("", HitBench.OrdinaryRoles);
        Assert.DoesNotContain(Mark, await PageAsync(browser), StringComparison.Ordinal);
        Assert.Equal(
            "notice-differs 1 LANE-1",
            await _bench.ScalarAsync<string>("select concat_ws(' ', kind, sequence, lane_id) from alarm"));
        Assert.Equal(told.Hash.ToArray(), await _bench.ScalarAsync<byte[]>("select hash from urgent_notice"));
        Assert.Equal(1L, await CountAsync("hit"));
    }

    private IEnumerable<EntryDraft> Quiet(int count) =>
        Enumerable.Range(0, count).Select(_ => _bench.Samples.Draft(_bench.Samples.Next() with { Hits = [] }));

    private async Task TellAsync(Envelope entry) => Assert.True(
        await _bench.Get<IUrgentStore>().KeepAsync(new Producer("LANE-1"), entry, Cancellation));

    private UrgentNotices Notices(Arrivals arrivals) => new(
        _bench.Headquarters.Fixture.Warehouse,
        new LaneDirectory(_bench.Headquarters.Fixture.Warehouse),
        _bench.Headquarters.Fixture.Seal,
        arrivals,
        TimeProvider.System,
        NullLogger<UrgentNotices>.Instance);

    private Task<IReadOnlyList<ProvisionalHit>> ReadAsync(HitViewer viewer) =>
        _bench.Get<ProvisionalHits>().ReadAsync(viewer, Cancellation);

    private Task<long> CountAsync(string table) => _bench.ScalarAsync<long>($"select count(*) from {table}");

    private static async Task<string> PageAsync(HttpClient browser) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync("/hits", Cancellation));
}
