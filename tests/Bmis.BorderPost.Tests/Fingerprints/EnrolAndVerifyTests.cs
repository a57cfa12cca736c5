using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Fingers that are enrolled at entry and compared at exit, in a whole lane.</summary>
public sealed class EnrolAndVerifyTests
{
    [Fact]
    public async Task Who_enrols_at_entry_is_verified_at_exit_by_another_impression_after_a_restart()
    {
        await using var lane = await FingerLane.StartAsync();
        lane.Reader.Lay(1);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        Assert.Equal(
            (CheckResult.Successful, (CheckResult.NotSupported, FingerVerifying.First)),
            (Outcome(entry, FingerChecks.Capture).Result, Said(entry, FingerChecks.Verification)));
        var entered = await lane.DecideAsync();
        var enrolled = Assert.IsType<FingersEnrolled>(Assert.Single(await lane.EventsAsync(entered, 1)));
        Assert.Equal(
            (EnrolmentPurpose.FirstRecord, "bmis-1", CaptureOutcome.Captured, "o-1"),
            (enrolled.Purpose, enrolled.Engine, enrolled.Capture.Outcome, enrolled.OfficerId));
        var finger = Assert.Single(enrolled.Fingers);
        Assert.Equal((2, FingerPresence.Captured, true), (finger.Position, finger.Presence, finger.Quality > 0));
        Assert.NotNull(finger.Sample);
        Assert.Equal("WANJIKU", enrolled.Traveller?.Name.Primary);

        await lane.Lane.RestartAsync(FingerLane.ToExit);
        var (left, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1, impression: 2);
        var verified = Assert.IsType<FingersVerified>(Assert.Single(events));
        Assert.Equal(
            (VerifiedAgainst.OwnJournal, enrolled.EnrolmentId, FingerBand.Match),
            (verified.Against, verified.EnrolmentId, verified.Band));
        Assert.True(verified.Score > verified.Threshold, $"{verified.Score}");
        Assert.Equal(
            CheckResult.Successful,
            lane.Record(left).Checks.Single(one => one.Check == FingerChecks.Verification).Result);
    }

    [Fact]
    public async Task Another_person_s_finger_refers_and_refuses_nobody_and_is_not_enrolled()
    {
        await using var lane = await FingerLane.StartAsync();
        await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        await lane.Lane.RestartAsync(FingerLane.ToExit);
        lane.Reader.Lay(2);
        var exit = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        Assert.Equal((CheckResult.Failed, FingerVerifying.NoMatch), Said(exit, FingerChecks.Verification));
        Assert.Equal((Verdict.Refer, FingerVerifying.NoMatch), (exit.Judgement.Verdict, exit.Judgement.Reason));
        await FingerLane.UntilAsync(() => lane.Fingers.State.Comparison is not null);
        Assert.Equal(FingerBand.NoMatch, lane.Fingers.State.Comparison!.Band);

        // Nothing but an officer decides; against the verdict too.
        var left = await lane.DecideAsync();
        Assert.Equal(DecisionCode.Exit, lane.Record(left).Decision);
        var verified = Assert.IsType<FingersVerified>(Assert.Single(await lane.EventsAsync(left, 1)));
        Assert.Equal(FingerBand.NoMatch, verified.Band);
        Assert.Single(lane.Store.All());
    }

    [Fact]
    public async Task What_a_comparison_said_is_forgotten_when_its_finger_is_said_to_be_missing()
    {
        await using var lane = await FingerLane.StartAsync();
        await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        await lane.Lane.RestartAsync(FingerLane.ToExit);
        lane.Reader.Lay(1, 2);
        var exit = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        var comparison = lane.Fingers.State.Comparison!;
        Assert.Equal(FingerBand.Match, comparison.Band);
        Assert.True(lane.Fingers.SetAbsence(
            exit.Id, Biometrics.Images.FingerPosition.RightIndex, FingerPresence.Bandaged));
        Assert.Null(lane.Fingers.State.Comparison);
        lane.Fingers.Tell(exit.Subject with { TypedBy = "o-1" }, comparison);
        Assert.Null(lane.Fingers.State.Comparison);
    }

    [Fact]
    public async Task With_a_dead_reader_the_lane_goes_on()
    {
        await using var lane = await FingerLane.StartAsync();
        lane.Reader.IsDead = true;
        var entry = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Capture);
        Assert.Equal((CheckResult.NotPerformed, CaptureJudge.ReaderAway), Said(entry, FingerChecks.Capture));
        var id = await lane.DecideAsync();
        var enrolled = Assert.IsType<FingersEnrolled>(Assert.Single(await lane.EventsAsync(id, 1)));
        Assert.Equal(
            (CaptureOutcome.Failed, "fingers.stopped", FingerPresence.TemporarilyImpossible),
            (enrolled.Capture.Outcome, enrolled.Capture.Reason, Assert.Single(enrolled.Fingers).Presence));
        Assert.Empty(lane.Store.All());
    }

    [Fact]
    public async Task An_attempt_in_vain_to_compare_is_told_as_not_comparable()
    {
        await using var lane = await FingerLane.StartAsync();
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        await lane.Lane.RestartAsync(FingerLane.ToExit);
        lane.Reader.Lay(null);
        await lane.PresentAsync(FingerLane.Wanjiku);
        await FingerLane.UntilAsync(() => lane.Fingers.State.Step is not null);
        var left = await lane.DecideAsync();
        var verified = Assert.IsType<FingersVerified>(Assert.Single(await lane.EventsAsync(left, 1)));
        Assert.Equal(
            (FingerBand.NotComparable, CaptureOutcome.Failed, ((FingersEnrolled)events[0]).EnrolmentId),
            (verified.Band, verified.Capture.Outcome, verified.EnrolmentId));
    }

    [Fact]
    public async Task A_lane_without_a_reader_says_nothing_of_fingers_unless_they_are_required()
    {
        await using var plain = await FingerLane.StartAsync([], withReader: false);
        var entry = await plain.PresentAsync(FingerLane.Wanjiku, AlertListCheck.Key);
        Assert.Equal(FingerDeskPhase.NoReader, plain.Fingers.State.Phase);
        Assert.DoesNotContain(entry.Outcomes, one => FingerChecks.All.Contains(one.Check));
        Assert.DoesNotContain(FingerChecks.Capture, entry.Mandatory);

        await using var strict = await FingerLane.StartAsync(
            [], withReader: false, "--Fingerprints:Required=true");
        var demanded = await strict.PresentAsync(FingerLane.Wanjiku, FingerChecks.Capture);
        Assert.Equal((CheckResult.NotPerformed, CaptureJudge.NoReader), Said(demanded, FingerChecks.Capture));
        Assert.True(Outcome(demanded, FingerChecks.Capture).Mandatory);
        Assert.NotEqual(Verdict.Clear, demanded.Judgement.Verdict);
        await strict.DecideAsync();

        // Nationals never give fingerprints.
        var national = await strict.PresentAsync(Inspecting.Desk.Specimen, AlertListCheck.Key);
        Assert.DoesNotContain(FingerChecks.Capture, national.Mandatory);
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_nothing()
    {
        await using var lane = await FingerLane.StartAsync();
        lane.Reader.Lay(1);
        await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        var cancelled = await lane.DecideAsync(OfficerAct.Cancel);
        await lane.PassAsync(FingerLane.Mustermann, person: 2);
        Assert.Empty(lane.Events(cancelled));
        Assert.Single(lane.Store.All());
    }

    [Fact]
    public async Task A_finger_that_is_missing_asks_for_the_other_hand_and_is_known_the_next_time()
    {
        await using var lane = await FingerLane.StartAsync();
        lane.Reader.Lay(null);
        var entry = await lane.PresentAsync(FingerLane.Wanjiku);
        await FingerLane.UntilAsync(() => lane.Fingers.State.Step is not null);
        Assert.True(lane.Fingers.SetAbsence(
            entry.Id, Biometrics.Images.FingerPosition.RightIndex, FingerPresence.Missing));
        Assert.Equal([Biometrics.Images.FingerPosition.LeftIndex], lane.Fingers.State.Asked);
        lane.Reader.Lay(1);
        await FingerLane.UntilAsync(() => lane.Fingers.State.Phase == FingerDeskPhase.Done);
        await lane.DecideAsync();
        await FingerLane.UntilAsync(() => lane.Store.All().Count() == 1);
        Assert.False(lane.Fingers.SetAbsence(
            entry.Id, Biometrics.Images.FingerPosition.RightIndex, FingerPresence.Missing));

        await lane.Lane.RestartAsync(FingerLane.ToExit);
        var (_, events) = await lane.PassAsync(FingerLane.Wanjiku, person: 1, impression: 2);
        var verified = Assert.IsType<FingersVerified>(events[0]);
        Assert.Equal((7, FingerBand.Match), (Assert.Single(verified.Fingers).Position, verified.Band));
    }

    [Fact]
    public async Task A_finger_that_did_not_match_stands_in_the_record_though_another_one_matched_later()
    {
        await using var lane = await FingerLane.StartAsync();
        await lane.PassAsync(FingerLane.Wanjiku, person: 1);
        await lane.Lane.RestartAsync(FingerLane.ToExit);
        lane.Reader.Lay(2);
        var exit = await lane.PresentAsync(FingerLane.Wanjiku, FingerChecks.Verification);
        Assert.Equal((CheckResult.Failed, FingerVerifying.NoMatch), Said(exit, FingerChecks.Verification));
        lane.Reader.Lay(1, 2);
        Assert.True(lane.Fingers.Retake(exit.Id, Biometrics.Images.FingerPosition.RightIndex));
        await FingerLane.UntilAsync(() => lane.Fingers.State.Comparison is { Band: FingerBand.Match });
        var verified = (await lane.EventsAsync(await lane.DecideAsync(), 2)).Cast<FingersVerified>();
        Assert.Equal([FingerBand.Match, FingerBand.NoMatch], verified.Select(one => one.Band).Order());
    }

    private static CheckOutcome Outcome(Inspection inspection, string check) =>
        inspection.Outcomes.Single(one => one.Check == check);

    private static (CheckResult Result, string Reason) Said(Inspection inspection, string check) =>
        (Outcome(inspection, check).Result, Outcome(inspection, check).Reason);
}
