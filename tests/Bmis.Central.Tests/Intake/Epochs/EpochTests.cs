using Bmis.Central.CrossingHistory;
using Bmis.Central.Distribution;
using Bmis.Central.Intake.DeadLetters;
using Bmis.Central.Intake.Epochs;
using Bmis.Central.Posts;
using Bmis.Central.StayLedger;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Suites;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Intake.Epochs;

/// <summary>What becomes of a branch of a lane's journal before and after somebody has decided.</summary>
public sealed class EpochTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_of_an_undecided_branch_are_kept_and_count_nowhere()
    {
        await using var bench = await EpochBench.OpenAsync();
        Assert.Equal<long[]>([5, 6, 7], [.. await bench.Intake.StoredAsync(bench.Branch)]);
        Assert.Empty(await bench.Intake.CrossingsAsync(bench.Branch));
        Assert.Equal(6, await bench.CountedAsync());
        Assert.Equal(
            ["5 crossing epoch.undecided", "6 crossing epoch.undecided", "7 crossing epoch.undecided"],
            await bench.Intake.DeadLettersAsync(bench.Branch));
        Assert.Null((await bench.ProveAsync(bench.Branch)).Fault);
        Assert.Null((await bench.ProveAsync(bench.Lane)).Fault);

        // Nobody lets them count but by a decision.
        await bench.Intake.MakeReplay().ReplayAsync(new LetterSelection(3, bench.Branch.Key), "a-1", 100, Cancellation);
        Assert.Equal(ReplayTally.Nothing, await bench.CatchUpAsync());
        Assert.Equal(6, await bench.CountedAsync());
    }

    [Fact]
    public async Task An_accepted_branch_counts_once_with_what_it_shares_and_closes_the_one_before()
    {
        await using var bench = await EpochBench.OpenAsync();
        Assert.Equal(DecisionResult.Done, await bench.DecideAsync(bench.Branch, accepts: true));
        Assert.Equal(new ReplayTally(2, 1, 0), await bench.CatchUpAsync());
        Assert.Equal(ReplayTally.Nothing, await bench.CatchUpAsync());
        Assert.Equal([6, 7], await bench.Intake.CrossingsAsync(bench.Branch));
        Assert.Equal(8, await bench.CountedAsync());

        await bench.PushNextAsync(bench.Branch, bench.Copy[^1].Checkpoint);
        await bench.PushNextAsync(bench.Lane, bench.First[^1].Checkpoint);
        Assert.Equal([6, 7, 8], await bench.Intake.CrossingsAsync(bench.Branch));
        Assert.Equal([1, 2, 3, 4, 5, 6], await bench.Intake.CrossingsAsync(bench.Lane));
        Assert.Equal(["7 crossing epoch.undecided"], await bench.Intake.DeadLettersAsync(bench.Lane));
        Assert.Equal(EpochState.Closed, (await bench.Intake.Store.TakeAsync(bench.Lane, Cancellation)).State);
        Assert.Equal(EpochState.Accepted, (await bench.Intake.Store.TakeAsync(bench.Branch, Cancellation)).State);
        Assert.Null((await bench.ProveAsync(bench.Branch)).Fault);
        Assert.Null((await bench.ProveAsync(bench.Lane)).Fault);
    }

    [Fact]
    public async Task What_a_branch_shares_counts_once_although_it_comes_after_the_decision()
    {
        await using var bench = await EpochBench.OpenAsync();
        var late = bench.Lane.In(3);
        var greeting = new LaneGreeting(bench.First[1].Checkpoint, default);
        var branch = await bench.Intake.Store.OpenAsync(late, greeting, Cancellation);
        await bench.DecideAsync(late, accepts: true);
        await bench.PushAsync(late, branch!.Held, [bench.First[2], bench.First[3]]);
        var own = await bench.PushNextAsync(late, bench.First[3].Checkpoint);
        Assert.Equal([own.Sequence], await bench.Intake.CrossingsAsync(late));
        Assert.Equal(new ReplayTally(0, 2, 0), await bench.CatchUpAsync());
        Assert.Equal(7, await bench.CountedAsync());
        Assert.Null((await bench.ProveAsync(late)).Fault);
    }

    [Fact]
    public async Task What_a_closed_branch_wrote_can_still_be_let_in()
    {
        await using var bench = await EpochBench.OpenAsync();
        await bench.DecideAsync(bench.Branch, accepts: true);
        await bench.CatchUpAsync();
        await bench.PushNextAsync(bench.Lane, bench.First[^1].Checkpoint);
        await bench.DecideAsync(bench.Lane, accepts: true);
        Assert.Equal(new ReplayTally(1, 0, 0), await bench.CatchUpAsync());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], await bench.Intake.CrossingsAsync(bench.Lane));
        Assert.Equal(9, await bench.CountedAsync());
    }

    [Fact]
    public async Task A_refused_branch_is_kept_as_evidence_and_goes_on_being_stored()
    {
        await using var bench = await EpochBench.OpenAsync();
        Assert.Equal(DecisionResult.Done, await bench.DecideAsync(bench.Branch, accepts: false, "Stolen."));
        await bench.PushNextAsync(bench.Branch, bench.Copy[^1].Checkpoint);
        Assert.Equal(ReplayTally.Nothing, await bench.CatchUpAsync());
        Assert.Equal<long[]>([5, 6, 7, 8], [.. await bench.Intake.StoredAsync(bench.Branch)]);
        Assert.Empty(await bench.Intake.CrossingsAsync(bench.Branch));
        Assert.Equal(EpochState.Refused, (await bench.Intake.Store.TakeAsync(bench.Branch, Cancellation)).State);
        var branches = await bench.Intake.MakeEpochs().ReadAsync(bench.Lane.LaneId, Cancellation);
        Assert.Equal(["accepted 6 0", "refused 8 4"], branches.Select(one => $"{one.State} {one.Held} {one.Apart}"));
        Assert.Equal(("Stolen.", "a-1", 4), (branches[1].Words, branches[1].DecidedBy, branches[1].BaseSequence));
        Assert.Equal(["0"], await bench.ListAsync(
            "select count(*)::text from producer where position('Stolen'::bytea in words) > 0"));
    }

    [Fact]
    public async Task A_decision_that_cannot_be_is_none()
    {
        await using var bench = await EpochBench.OpenAsync();
        Assert.Equal(DecisionResult.Words, await bench.DecideAsync(bench.Branch, true, ""));
        Assert.Equal(DecisionResult.Words, await bench.DecideAsync(bench.Branch, true, new string('x', 501)));
        Assert.Equal(DecisionResult.Unknown, await bench.DecideAsync(bench.Lane.In(3), accepts: true));
        Assert.Equal(DecisionResult.Counts, await bench.DecideAsync(bench.Lane, accepts: false));
        Assert.Equal(DecisionResult.Already, await bench.DecideAsync(bench.Lane, accepts: true));
        var store = bench.Intake.MakeEpochs();
        Assert.Equal(
            DecisionResult.Unknown, await store.DecideAsync("no key +", true, "Words.", "a-1", Cancellation));
    }

    [Fact]
    public async Task Two_who_decide_at_once_leave_one_branch_that_counts()
    {
        await using var bench = await EpochBench.OpenAsync();
        await bench.Intake.Store.OpenAsync(bench.Lane.In(3), LaneGreeting.None, Cancellation);
        var results = await Task.WhenAll(
            bench.DecideAsync(bench.Branch, accepts: true), bench.DecideAsync(bench.Lane.In(3), accepts: true));
        Assert.All(results, result => Assert.Equal(DecisionResult.Done, result));
        Assert.Equal(["1"], await bench.ListAsync(
            "select count(*)::text from producer where state = 'accepted'"));
    }

    [Fact]
    public async Task The_alarms_close_with_the_last_decision_and_the_open_streams_are_told()
    {
        await using var bench = await EpochBench.OpenAsync();
        await bench.Intake.Store.QuarantineAsync(
            bench.Lane, new Quarantine(RefusalReason.Rewound, 5, new byte[] { 1 }), Cancellation);
        var (one, other) = (await bench.Intake.Store.TakeAsync(bench.Lane, Cancellation),
            await bench.Intake.Store.TakeAsync(bench.Branch, Cancellation));
        await bench.DecideAsync(bench.Branch, accepts: true);
        Assert.Equal(["Rewound a-1"], await bench.ListAsync(
            "select kind || ' ' || closed_by from alarm where closed_at is not null"));
        var status = new Sync.Outbox.LaneStatus(1, null, new Dictionary<string, long>(), bench.Intake.Clock.Now, 1);
        Assert.False(await bench.Intake.Store.NoteStatusAsync(one, status, Cancellation));
        Assert.False(await bench.Intake.Store.NoteStatusAsync(other, status, Cancellation));
    }

    [Fact]
    public async Task Histories_and_the_page_of_posts_go_by_what_counts()
    {
        await using var bench = await EpochBench.OpenAsync();
        var fixture = bench.Intake.Fixture;
        var keeper = new HistoryKeeper(
            fixture.Warehouse, new LaneBell(), fixture.Keys, fixture.Seal, bench.Intake.Clock,
            NullLogger<HistoryKeeper>.Instance);
        const string histories = "select count(distinct crossing_id)::text from history_item";
        await keeper.CatchUpAsync(Cancellation);
        Assert.Equal(["6"], await bench.ListAsync(histories));
        Assert.Equal(6, await AcknowledgedAsync(bench));

        await bench.DecideAsync(bench.Branch, accepts: true);
        await bench.CatchUpAsync();
        await keeper.CatchUpAsync(Cancellation);
        Assert.Equal(["8"], await bench.ListAsync(histories));
        Assert.Equal(7, await AcknowledgedAsync(bench));
    }

    [Fact]
    public void A_page_of_crossings_goes_on_behind_one_of_a_branch()
    {
        var cursor = new CrossingCursor(SampleCrossings.Start, 3, "LANE-1+2", 7);
        Assert.DoesNotContain('+', cursor.ToString());
        Assert.Equal(cursor, CrossingCursor.Parse(cursor.ToString()));
    }

    private static async Task<long> AcknowledgedAsync(EpochBench bench)
    {
        var lanes = await new PostsStore(
                bench.Intake.Fixture.Warehouse, Options.Create(new PostsOptions()), bench.Intake.Clock)
            .LanesAsync(onlyPost: null, Cancellation);
        return Assert.Single(lanes).Acknowledged;
    }
}
