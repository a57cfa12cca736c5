using Bmis.Central.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Dapper;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;

namespace Bmis.Central.Tests.Hits;

public sealed class HitQueueTests : IAsyncLifetime
{
    private HitBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await HitBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task One_person_and_one_entry_are_one_item_however_often_they_meet()
    {
        var first = _bench.Hitting();
        await _bench.PushAsync(first, _bench.Hitting(of: first), _bench.Hitting());
        await _bench.PushAsync(_bench.Hitting(of: first));
        var lines = await _bench.QueueAsync();
        Assert.Equal([3L, 1L], lines.Select(line => line.Occurrences).OrderDescending());
        Assert.All(lines, line => Assert.StartsWith("SPECIMEN", line.Person.Primary, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal((HitState.New, HitBench.Viktor), (line.Item.State, line.Item.EntryId)));
    }

    [Fact]
    public async Task A_record_that_is_taken_in_again_adds_nothing()
    {
        var first = _bench.Hitting();
        await _bench.PushAsync(first);
        await _bench.PushAsync(first);
        Assert.Equal(1, Assert.Single(await _bench.QueueAsync()).Occurrences);
        Assert.Equal(["arrived"], await _bench.ActsAsync(await _bench.OnlyAsync()));
    }

    [Fact]
    public async Task A_hit_of_which_the_traveller_had_been_cleared_is_counted_and_not_queued()
    {
        var cleared = _bench.Hitting();
        await _bench.PushAsync(cleared with { Hits = [cleared.Hits[0] with { IsCleared = true }] });
        Assert.Empty(await _bench.QueueAsync());
        Assert.Equal(1L, await _bench.ScalarAsync<long>("select count(*) from hit where is_cleared"));
    }

    [Fact]
    public async Task What_a_post_says_before_its_crossing_is_there_waits_for_it()
    {
        var crossing = _bench.Hitting();
        var said = Said(crossing, HitOutcome.FalseMatch);
        await _bench.PushAsync(_bench.Draft(said));
        await _bench.CatchUpAsync();
        Assert.Equal(1L, await _bench.ScalarAsync<long>("select count(*) from hit_event where handled_at is null"));
        await _bench.PushAsync(crossing);
        await _bench.PushAsync(_bench.Draft(said), _bench.Draft(Noted(crossing)));
        await _bench.CatchUpAsync();
        var item = await _bench.OnlyAsync();
        Assert.Equal(["arrived", "post-false o-100", "post-collected o-100"], await _bench.ActsAsync(item));
        var acts = await _bench.Get<HitStore>().ActsAsync(item.ItemId, Cancellation);
        Assert.Equal(("Other father.", "birth-date"), (acts[1].Said, acts[1].Reasons[0]));
        Assert.Equal("Nairobi to Mombasa\nTwo children", acts[2].Said);
        Assert.Equal(HitState.New, item.State);
    }

    [Fact]
    public async Task A_late_hit_is_chased_until_the_post_answers()
    {
        var crossing = _bench.Samples.Next();
        var hit = new AlertHit(ListNames.Alert, "national:B-2", 0.8, false)
        {
            EntryDigest = HitBench.Digest, Action = "protection",
        };
        await _bench.PushAsync(_bench.Draft(new HitLate(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt.AddHours(1), "", "",
            crossing.CrossingId, "national:B-2", hit, 9)));
        await _bench.PushAsync(crossing);
        var item = await _bench.OnlyAsync();
        Assert.Equal(
            (HitSource.Late, true, true, 9L), (item.Source, item.IsChased, item.IsProtective, item.ListVersion));
        await _bench.PushAsync(_bench.Draft(new HitAnswered(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt.AddHours(2), "o-1", "",
            crossing.CrossingId, "national:B-2")));
        await _bench.CatchUpAsync();
        Assert.False((await _bench.OnlyAsync()).IsChased);
    }

    [Fact]
    public async Task Everything_that_one_screening_of_a_lane_found_comes_into_the_queue()
    {
        var (first, second) = (_bench.Samples.Next(), _bench.Samples.Next());
        await _bench.PushAsync(first with { Hits = [] }, second with { Hits = [] });
        var late = new[] { first, second }.Select((one, number) => new HitLate(
            Guid.CreateVersion7(SampleCrossings.Start), one.DecidedAt.AddHours(1), "", "", one.CrossingId,
            $"national:L-{number}",
            new AlertHit("alert", $"national:L-{number}", 0.9, false)
            {
                EntryDigest = HitBench.Digest,
                Action = number == 0 ? "refer" : "discreetCheck",
                IsDiscreet = number == 1,
            },
            9));
        foreach (var found in (HitLate[][])[[], [.. late]])
            await _bench.PushAsync(
                _bench.Samples.Draft(EntryKinds.Screening, ScreeningContract.Write(new Screening(9, found))));
        await _bench.CatchUpAsync();
        var items = (await _bench.QueueAsync()).Select(line => line.Item).OrderBy(item => item.EntryId).ToList();
        Assert.Equal(["national:L-0", "national:L-1"], items.Select(item => item.EntryId));
        Assert.All(items, item => Assert.Equal(
            (HitSource.Late, true, 9L), (item.Source, item.IsChased, item.ListVersion)));
        Assert.Equal([false, true], items.Select(item => item.IsDiscreet));
        Assert.Single(await _bench.QueueAsync(viewer: HitBench.Viewer with { SeesDiscreet = false }));
    }

    [Fact]
    public async Task One_person_holds_a_claim_until_it_is_over()
    {
        await _bench.PushAsync(_bench.Hitting());
        var item = await _bench.OnlyAsync();
        Assert.Equal(HitResult.NotClaimed, await _bench.DoAsync(item, HitAct.Confirmed));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Claimed));
        Assert.Equal(HitResult.Held, await _bench.DoAsync(item, HitAct.Claimed, "bela"));
        Assert.Equal(HitResult.Held, await _bench.DoAsync(item, HitAct.MarkedFalse, "bela"));
        Assert.Empty(await _bench.QueueAsync(new HitFilter { State = HitState.New }));
        _bench.Headquarters.Clock.Now += _bench.Desk.ClaimLasts + TimeSpan.FromSeconds(1);
        Assert.Single(await _bench.QueueAsync(new HitFilter { State = HitState.New }));
        Assert.Equal(HitResult.NotClaimed, await _bench.DoAsync(item, HitAct.Confirmed));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Claimed, "bela"));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Escalated, "bela"));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Claimed));
        Assert.Equal(HitResult.Done, await _bench.DoAsync(item, HitAct.Confirmed));
        Assert.Equal(HitResult.State, await _bench.DoAsync(item, HitAct.Claimed));
        Assert.Equal(
            ["arrived", "claimed anna", "claimed bela", "escalated bela", "claimed anna", "confirmed anna"],
            await _bench.ActsAsync(item));
    }

    [Fact]
    public async Task Of_many_who_claim_at_once_one_holds_it()
    {
        await _bench.PushAsync(_bench.Hitting());
        var item = await _bench.OnlyAsync();
        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => _bench.DoAsync(item, HitAct.Claimed, $"person-{number}")));
        Assert.Single(results, result => result == HitResult.Done);
        Assert.Equal(7, results.Count(result => result == HitResult.Held));
    }

    [Theory]
    [InlineData(HitAct.MarkedFalse, "", "Words.", "")]
    [InlineData(HitAct.MarkedFalse, "no-such-code", "Words.", "")]
    [InlineData(HitAct.Confirmed, "other", "", "")]
    [InlineData(HitAct.Escalated, "", "Words.", "")]
    [InlineData(HitAct.Escalated, "", "", "Office")]
    [InlineData(HitAct.Reopened, "", "", "")]
    [InlineData("seen-again", "", "Words.", "")]
    public void An_act_without_its_reason_is_refused(string act, string reason, string words, string to) =>
        Assert.False(new HitRequest(act, reason.Length > 0 ? [reason] : [], words, to).IsWhole);

    [Fact]
    public async Task What_was_done_cannot_be_changed()
    {
        await _bench.PushAsync(_bench.Hitting());
        foreach (var sql in new[] { "update hit_act set actor = 'x'", "delete from hit_act", "truncate hit_act" })
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _bench.ScalarAsync<int>(sql));
    }

    [Fact]
    public async Task Overdue_comes_first_then_the_strongest_action_and_pages_fit_together()
    {
        await _bench.PushAsync(_bench.Hitting("n:quiet", "inquiryCheck"), _bench.Hitting("n:urgent", "arrest"));
        _bench.Headquarters.Clock.Now += TimeSpan.FromMinutes(20);
        await _bench.PushAsync(_bench.Hitting("n:refer"), _bench.Hitting("n:child", "protection"));
        Assert.Equal(
            ["n:urgent", "n:child", "n:refer", "n:quiet"],
            (await _bench.QueueAsync()).Select(line => line.Item.EntryId));
        Assert.True((await _bench.QueueAsync())[0].Item.IsOverdueAt(_bench.Headquarters.Clock.Now.UtcDateTime));
        await _bench.PushAsync([.. Enumerable.Range(0, 60).Select(_ => _bench.Hitting())]);
        var store = _bench.Get<HitStore>();
        var first = await store.ReadAsync(new HitFilter(), HitBench.Viewer, Cancellation);
        var cursor = HitCursor.Parse(first.Next!.ToString());
        var second = await store.ReadAsync(new HitFilter { After = cursor }, HitBench.Viewer, Cancellation);
        Assert.Equal((50, 14, null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Equal(64, first.Lines.Concat(second.Lines).DistinctBy(line => line.Item.ItemId).Count());
    }

    [Fact]
    public async Task Filters_narrow_the_queue()
    {
        await _bench.PushAsync(_bench.Hitting("n:1", "arrest"), _bench.Hitting("n:2"));
        Assert.Single(await _bench.QueueAsync(new HitFilter { Action = AlertAction.Arrest }));
        Assert.Equal(2, (await _bench.QueueAsync(new HitFilter { Post = "KEMBA" })).Count);
        Assert.Empty(await _bench.QueueAsync(new HitFilter { Post = "ELSE" }));
        Assert.Empty(await _bench.QueueAsync(viewer: new HitViewer(true, true, "ELSE")));
        Assert.Empty(await _bench.QueueAsync(new HitFilter { State = HitState.Confirmed }));
    }

    [Fact]
    public async Task Another_lane_that_has_the_same_event_id_loses_nothing()
    {
        var crossing = _bench.Hitting();
        await _bench.PushAsync(crossing);
        await using var connection = await _bench.Headquarters.Fixture.Shard.OpenConnectionAsync(Cancellation);
        Assert.Equal(
            ["region_id", "lane_id", "event_id"],
            await connection.QueryAsync<string>(
                """
                select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid
                    and a.attnum = any(i.indkey)
                where i.indrelid = 'hit_event'::regclass and i.indisprimary
                order by array_position(i.indkey::int[], a.attnum::int)
                """));
    }

    private static HitAdjudicated Said(Crossing crossing, HitOutcome outcome) => new(
        Guid.Parse("0193f000-0000-7000-8000-00000000000a"), crossing.DecidedAt.AddMinutes(5), "o-100", "",
        crossing.CrossingId, HitBench.Viktor, outcome, ["birth-date"], "Other father.");

    private static HitCollected Noted(Crossing crossing) => new(
        Guid.Parse("0193f000-0000-7000-8000-00000000000b"), crossing.DecidedAt.AddMinutes(6), "o-100", "",
        crossing.CrossingId, HitBench.Viktor, new Collected("Nairobi to Mombasa", "Two children", "", "", ""));
}
