using Bmis.Central.Hits;
using Bmis.Central.Officers;
using Bmis.Central.StayLedger;
using Bmis.Central.Tests.Hits;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Direction = Bmis.Crossings.Records.Direction;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>What drills come to, and that nothing of them is counted or remembered as real.</summary>
public sealed class DrillResultTests : IAsyncLifetime
{
    private DrillBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HitBench Hits => _bench.Hits;

    public async ValueTask InitializeAsync() => _bench = await DrillBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_hit_has_its_times_and_is_in_no_statistics_and_no_history()
    {
        var drill = await _bench.ApprovedAsync();
        var shown = _bench.Presented(drill, hit: true) with { Decision = DecisionCode.Refer };
        await Hits.PushAsync(shown);
        var said = new HitAdjudicated(
            Guid.CreateVersion7(_bench.Clock.Now), shown.DecidedAt.AddMinutes(3), "o-200", "", shown.CrossingId,
            drill.Id, HitOutcome.TrueMatch, [], "");
        await Hits.PushAsync(Hits.Draft(said));
        await Hits.PushAsync(shown with
        {
            CrossingId = Guid.CreateVersion7(_bench.Clock.Now.AddMinutes(5)), ReferralId = shown.CrossingId,
            DecidedAt = shown.DecidedAt.AddMinutes(5), Decision = DecisionCode.Admit,
        });
        _bench.Clock.Now += TimeSpan.FromMinutes(7);
        await Hits.DoAsync(await Hits.OnlyAsync(), HitAct.Claimed);
        var row = Assert.Single(await _bench.RowsAsync(drill));
        Assert.Equal(DrillFinding.Hit, row.FindingOf(drill));
        Assert.Equal(
            (12, 25, 5, 3, 7),
            ((row.CrossedAt - row.OpenedAt).TotalSeconds, row.DetectedIn!.Value.TotalMilliseconds,
                (row.ClosedAt!.Value - row.CrossedAt).TotalMinutes,
                (row.PostActedAt!.Value - row.CrossedAt).TotalMinutes,
                (row.FirstActAt!.Value - row.StoredAt).TotalMinutes));
        Assert.Equal((0, 0, 2), await _bench.CountsAsync());
        Assert.Equal(2, await Hits.ScalarAsync<int>("select count(*)::int from crossing where is_drill"));
    }

    [Fact]
    public async Task Whom_a_lane_let_pass_without_a_hit_is_missed_and_counted_nowhere_either()
    {
        var drill = await _bench.ApprovedAsync();
        var missed = _bench.Presented(drill, hit: false);
        await Hits.PushAsync(missed);
        Assert.Equal(DrillFinding.Missed, Assert.Single(await _bench.RowsAsync(drill)).FindingOf(drill));
        Assert.Equal((0, 0, 1), await _bench.CountsAsync());
        var correction = new Correction(
            Guid.CreateVersion7(_bench.Clock.Now), 1, missed.DecidedAt.AddMinutes(1), "o-100", "", "", "Wrong way.",
            missed with { Direction = Direction.Exit, Decision = DecisionCode.Exit });
        await Hits.PushAsync(Hits.Samples.Draft(EntryKinds.Correction, CorrectionContract.Write(correction)));
        Assert.Equal((0, 0, 1), await _bench.CountsAsync());
        Assert.Equal(0, await Hits.ScalarAsync<int>("select count(*)::int from flow_daily where crossings <> 0"));
        Assert.True(await Hits.ScalarAsync<bool>("select is_drill from crossing"));
        _bench.Clock.Now += TimeSpan.FromHours(5);
        await Hits.PushAsync(_bench.Presented(drill, hit: false));
        Assert.Equal(
            [DrillFinding.OutOfTime, DrillFinding.Missed],
            (await _bench.RowsAsync(drill)).Select(row => row.FindingOf(drill)));
        var tally = Assert.Single(
            await _bench.Get<DrillResults>().CountAsync([drill], HitBench.Viewer, Cancellation));
        Assert.Equal((2, 1, 1), (tally.Presented, tally.None, tally.OutOfTime));
        Assert.Equal((0, 0, 2), await _bench.CountsAsync());
    }

    [Fact]
    public async Task A_real_hit_beside_a_drill_makes_the_crossing_real()
    {
        var drill = await _bench.ApprovedAsync();
        var both = _bench.Presented(drill, hit: true);
        await Hits.PushAsync(both with { Hits = [.. both.Hits, .. Hits.Hitting().Hits] });
        Assert.Equal((1, 1, 1), await _bench.CountsAsync());
        Assert.False(await Hits.ScalarAsync<bool>("select is_drill from crossing"));
        Assert.Single(await _bench.RowsAsync(drill));
        Assert.Equal(new HitCounts(1, 0), await _bench.Get<HitStore>().CountAsync(HitBench.Viewer, Cancellation));
    }

    [Fact]
    public async Task A_real_traveller_with_a_specimen_document_of_no_drill_is_counted()
    {
        var drill = await _bench.ApprovedAsync();
        var other = _bench.Presented(drill, hit: false);
        await Hits.PushAsync(other with { Document = Hits.Samples.Next().Document });
        Assert.Equal((1, 1, 1), await _bench.CountsAsync());
        Assert.Empty(await _bench.RowsAsync());
    }

    [Fact]
    public async Task A_discreet_drill_counts_because_a_missing_count_would_tell_and_shows_to_those_who_may_know()
    {
        var drill = await _bench.ApprovedAsync(
            _bench.Form() with { OnEntry = "discreetCheck", OnExit = "discreetCheck" });
        Assert.True(drill.IsDiscreet);
        await Hits.PushAsync(_bench.Presented(drill, hit: true), _bench.Presented(drill, hit: false));
        Assert.Equal(2, (await _bench.CountsAsync()).Counted);
        Assert.Equal(2, (await _bench.RowsAsync()).Count);
        Assert.Empty(await _bench.RowsAsync(seesDiscreet: false));
        using var ordinary = await Hits.Headquarters.SignedInAsync("", Roles.DataManager);
        var page = await ordinary.GetStringAsync($"/drills/{drill.Id}", Cancellation);
        Assert.Contains("discreet check", page, StringComparison.Ordinal);
        Assert.DoesNotContain("LANE-1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_a_discreet_drill_invented_stays_nowhere_once_it_is_over()
    {
        var drill = await _bench.ApprovedAsync(
            _bench.Form() with { OnEntry = "discreetCheck", OnExit = "discreetCheck" });
        var shown = _bench.Presented(drill, hit: true) with
        {
            Direction = Direction.Entry, Decision = DecisionCode.Admit,
        };
        await Hits.PushAsync(shown);
        Assert.Equal(1, (await _bench.CountsAsync()).Remembered);
        Assert.Equal(0, await _bench.Get<DrillStays>().ForgetAsync(Cancellation));
        Assert.NotNull(Assert.Single(await HistoryAsync(shown)).Passage);
        _bench.Clock.Now += TimeSpan.FromHours(5);
        while (await Hits.ScalarAsync<long>("select count(*) from drill_sighting where forgotten_at is null") > 0)
            await _bench.Get<DrillStays>().ForgetAsync(Cancellation);
        var past = Assert.Single(await HistoryAsync(shown));
        Assert.True(past.IsRemoved);
        Assert.Null(past.Passage);
        Assert.Equal(1, (await _bench.CountsAsync()).Counted);
    }

    [Fact]
    public async Task An_invented_person_has_no_past_and_no_clearance()
    {
        var drill = await _bench.ApprovedAsync();
        await Hits.PushAsync(_bench.Presented(drill, hit: true), _bench.Presented(drill, hit: false));
        await _bench.AtLanesAsync();
        await SearchedAsync();
        Assert.Equal(0, await Hits.ScalarAsync<int>("select entries + hits from back_search_progress"));
        await Hits.DoAsync(await Hits.OnlyAsync(), HitAct.MarkedFalse);
        Assert.Equal(0, await Hits.ScalarAsync<int>("select count(*)::int from clearance"));
    }

    [Fact]
    public async Task A_real_entry_is_not_looked_for_among_invented_persons()
    {
        var drill = await _bench.ApprovedAsync();
        var shown = _bench.Presented(drill, hit: true);
        await Hits.PushAsync(shown);
        await Hits.PublishAsync(HitBench.Meaning(shown));
        await SearchedAsync();
        Assert.Equal(1, await Hits.ScalarAsync<int>("select entries from back_search_progress"));
        Assert.Equal(0L, await Hits.ScalarAsync<long>("select crossings + hits from back_search_progress"));
    }

    [Fact]
    public async Task A_drill_that_nobody_saw_ends_as_not_presented()
    {
        var drill = await _bench.ApprovedAsync();
        using var person = await Hits.Headquarters.SignedInAsync("", Roles.DataManager);
        Assert.DoesNotContain(
            "Not presented", await person.GetStringAsync("/drills", Cancellation), StringComparison.Ordinal);
        _bench.Clock.Now += TimeSpan.FromHours(5);
        Assert.Contains(
            "Not presented", await person.GetStringAsync("/drills", Cancellation), StringComparison.Ordinal);
        Assert.Contains(
            "nobody presented", await person.GetStringAsync($"/drills/{drill.Id}", Cancellation),
            StringComparison.Ordinal);
    }

    private async Task<IEnumerable<PastCrossing>> HistoryAsync(Crossing of)
    {
        var answer = await _bench.Get<HistoryFeed>().AnswerAsync(
            new Producer(of.LaneId), HistoryContract.Feed, HistoryContract.Question(of.Traveller, of.Document),
            Cancellation);
        Assert.True(HistoryContract.TryRead(answer!.Value.Span, out var items, out var problem), problem);
        return items.Select(item => item.Past);
    }

    private async Task SearchedAsync()
    {
        await _bench.Get<BackSearch>().RunAsync(Cancellation);
        while (await Hits.ScalarAsync<int>("select count(*)::int from back_search_progress") == 0)
            await Task.Yield();
    }
}
