using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Inspecting;

public sealed class InspectionDeskTests
{
    [Theory]
    [InlineData(true, CaptureMode.Online)]
    [InlineData(false, CaptureMode.Offline)]
    public async Task A_record_says_whether_the_centre_was_in_reach(bool inReach, CaptureMode expected)
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        desk.Centre.InReach = inReach;
        await desk.DecideAsync(Desk.Request(await desk.InspectAsync(), OfficerAct.Admit));
        Assert.Equal(expected, Assert.Single(desk.Recorder.Recorded).CaptureMode);
    }

    [Fact]
    public async Task A_clear_traveller_is_admitted_and_on_disk_before_the_desk_says_so()
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        var inspection = await desk.InspectAsync();
        Assert.Equal(Verdict.Clear, inspection.Judgement.Verdict);
        var written = new TaskCompletionSource();
        desk.Recorder.Gate = written.Task;
        var answer = desk.DecideAsync(Desk.Request(inspection, OfficerAct.Admit));
        Assert.False(answer.IsCompleted);
        Assert.True(desk.Tested.State.Deciding);
        written.SetResult();
        Assert.Equal(1, (await answer).Receipt?.Sequence);
        var crossing = Assert.Single(desk.Recorder.Recorded);
        Assert.Equal(
            (DecisionCode.Admit, Verdict.Clear, "o-1"), (crossing.Decision, crossing.Verdict, crossing.OfficerId));
        Assert.Equal(7, Assert.Single(crossing.Lists).Version);
        Assert.Null(desk.Tested.State.Active);
        Assert.Equal(crossing.CrossingId, desk.Tested.State.Previous?.Inspection.Id);
    }

    [Fact]
    public async Task One_key_counts_once_however_often_it_comes()
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        var inspection = await desk.InspectAsync();
        var written = new TaskCompletionSource();
        desk.Recorder.Gate = written.Task;
        var request = Desk.Request(inspection, OfficerAct.Admit);
        var answers = Enumerable.Range(0, 20).Select(_ => desk.DecideAsync(request)).ToArray();
        written.SetResult();
        await Task.WhenAll(answers);
        var after = await desk.DecideAsync(request);
        Assert.All(answers.Select(one => one.Result).Append(after), one => Assert.Equal(1, one.Receipt?.Sequence));
        Assert.Single(desk.Recorder.Recorded);
    }

    [Fact]
    public async Task Two_presses_with_two_keys_decide_once()
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        var inspection = await desk.InspectAsync();
        var written = new TaskCompletionSource();
        desk.Recorder.Gate = written.Task;
        var first = desk.DecideAsync(Desk.Request(inspection, OfficerAct.Admit));
        var second = await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Refer, "key-2"));
        written.SetResult();
        await first;
        Assert.Equal(DecisionRefusal.AlreadyDeciding, second.Refusal);
        var third = await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Refer, "key-3"));
        Assert.Equal(DecisionRefusal.NothingToDecide, third.Refusal);
        Assert.Single(desk.Recorder.Recorded);
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_the_traveller_undecided_and_the_same_key_works_later()
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        var inspection = await desk.InspectAsync();
        desk.Recorder.DiskIsFull = true;
        var request = Desk.Request(inspection, OfficerAct.Admit);
        Assert.Equal(DecisionRefusal.CannotRecord, (await desk.DecideAsync(request)).Refusal);
        Assert.Equal(inspection.Id, desk.Tested.State.Active?.Id);
        desk.Recorder.DiskIsFull = false;
        Assert.NotNull((await desk.DecideAsync(request)).Receipt);
    }

    [Theory]
    [InlineData("wrong", DecisionRefusal.SupervisorNotConfirmed)]
    [InlineData("right", null)]
    public async Task Admitting_against_the_verdict_needs_the_supervisors_password(string password, object? refusal)
    {
        using var desk = Desk.Answering(CheckResult.Failed, "alert.hit");
        var inspection = await desk.InspectAsync();
        var answer = await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Admit) with
        {
            Reason = "Seen by the supervisor.",
            SupervisorId = "s-1",
            SupervisorPassword = password,
        });
        Assert.Equal(refusal, answer.Refusal);
    }

    [Fact]
    public async Task A_dead_check_is_cut_off_and_its_late_result_is_kept_after_the_decision()
    {
        var late = new StubCheck("late");
        using var desk = new Desk(new CheckRegistration(late, TimeSpan.FromMilliseconds(1)));
        var inspection = await desk.InspectAsync();
        Assert.Equal(CheckResult.Aborted, inspection.Outcomes[0].Result);
        Assert.Equal(Verdict.Incomplete, inspection.Judgement.Verdict);
        await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Refer));
        late.Answer.SetResult(new(CheckResult.Failed, "alert.hit"));
        await desk.UntilAsync(state => state.Previous?.Inspection.Judgement.Verdict == Verdict.Refer);
        Assert.Equal(Verdict.Incomplete, desk.Recorder.Recorded[0].Verdict);
        Assert.Equal(Verdict.Incomplete, desk.Tested.State.Previous!.VerdictThen);
    }

    [Fact]
    public async Task A_check_that_throws_or_waits_does_not_keep_the_others()
    {
        var waiting = new StubCheck("waiting");
        var broken = new StubCheck("broken");
        broken.Answer.SetException(new InvalidOperationException("ours"));
        using var desk = new Desk(null, Profiles.Demanding("waiting", "fixed"),
            new CheckRegistration(waiting, TimeSpan.FromMinutes(5)),
            new CheckRegistration(broken, TimeSpan.FromMinutes(5)),
            new Desk.FixedCheck(CheckResult.Successful, "").Registered());
        var inspection = await desk.InspectAsync(outcomes: 2);
        Assert.Equal(VerdictPolicy.Running, inspection.Judgement.Reason);
        Assert.Equal("check.broken", inspection.Outcomes.Single(one => one.Check == "broken").Reason);
        waiting.Answer.SetResult(new(CheckResult.Successful));
        await desk.UntilAsync(state => state.Active?.Judgement.Verdict == Verdict.Clear);
    }

    [Fact]
    public async Task A_traveller_referred_while_a_check_runs_is_recorded_with_the_check_not_performed()
    {
        using var desk = new Desk(new CheckRegistration(new StubCheck("waiting"), TimeSpan.FromMinutes(5)));
        desk.Tested.Present(Desk.Specimen);
        await desk.DecideAsync(Desk.Request(desk.Tested.State.Active!, OfficerAct.Refer));
        Assert.Equal(CheckResult.NotPerformed, Assert.Single(desk.Recorder.Recorded[0].Checks).Result);
    }

    [Fact]
    public async Task Documents_wait_their_turn_and_too_many_are_turned_away()
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        var first = await desk.InspectAsync();
        Assert.False(desk.Tested.Present(Desk.Specimen));
        string[] others = ["A\nB", "C\nD", "E\nF", "G\nH"];
        Assert.Equal([true, true, true, false], others.Select(desk.Tested.Present));
        await desk.DecideAsync(Desk.Request(first, OfficerAct.Admit));
        Assert.Equal("A\nB", desk.Tested.State.Active?.Subject.MrzText);
        Assert.Equal(2, desk.Tested.State.Waiting);
    }

    [Fact]
    public async Task The_reason_follows_the_table_of_checks_and_not_the_order_of_answers()
    {
        var first = new StubCheck("first");
        var failing = new Desk.FixedCheck(CheckResult.Undetermined, "second.reason");
        var slow = new CheckRegistration(first, TimeSpan.FromMinutes(5));
        using var desk = new Desk(slow, failing.Registered());
        await desk.InspectAsync();
        first.Answer.SetResult(new(CheckResult.Undetermined, "first.reason"));
        await desk.UntilAsync(state => state.Active?.Judgement.Reason == "first.reason");
        Assert.Equal("first", desk.Tested.State.Active?.Outcomes[0].Check);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_presented_opens_nothing(string text)
    {
        using var desk = Desk.Answering(CheckResult.Successful);
        Assert.False(desk.Tested.Present(text));
        Assert.Null(desk.Tested.State.Active);
    }

    private sealed class StubCheck(string name) : ICheck
    {
        internal TaskCompletionSource<CheckFinding> Answer { get; } = new();

        public string Name => name;

        public ValueTask<CheckFinding> RunAsync(InspectionSubject subject, CancellationToken cancellation) =>
            new(Answer.Task);
    }
}
