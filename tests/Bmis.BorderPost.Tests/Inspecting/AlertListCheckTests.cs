using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>What the check of the alert list makes of hits, and what the desk makes of the check.</summary>
public sealed class AlertListCheckTests
{
    private const string Listed =
        "P<UTOLISTED<<PERSON<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3504152ZE184226B<<<<<16";

    private static ExplainedHit Discreet => ScreensHost.FixedScreening.Hit(AlertAction.DiscreetCheck);

    private static ExplainedHit Cleared
    {
        get
        {
            var hit = ScreensHost.FixedScreening.Hit(AlertAction.Arrest);
            return hit with { Hit = hit.Hit with { IsCleared = true } };
        }
    }

    [Fact]
    public async Task A_discreet_hit_is_in_the_record_and_nowhere_at_the_desk()
    {
        using var desk = DeskWith(out _, Discreet);
        var inspection = await desk.InspectAsync(Listed);
        Assert.Equal(new Judgement(Verdict.Clear), inspection.Judgement);
        Assert.Empty(inspection.OpenHits);
        await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Admit));
        var hit = Assert.Single(Assert.Single(desk.Recorder.Recorded).Hits);
        Assert.True(hit is { IsDiscreet: true, IsOpen: false, Action: "discreetCheck" });
    }

    [Fact]
    public async Task Of_a_discreet_and_an_open_hit_only_the_open_one_shows()
    {
        using var desk = DeskWith(out _, ScreensHost.FixedScreening.Hit(AlertAction.InquiryCheck), Discreet);
        var inspection = await desk.InspectAsync(Listed);
        Assert.Equal((Verdict.Refer, AlertListCheck.Hit), (inspection.Judgement.Verdict, inspection.Judgement.Reason));
        Assert.Equal("inquiryCheck", Assert.Single(inspection.OpenHits).Hit.Action);
    }

    [Fact]
    public async Task A_cleared_hit_raises_nothing_is_counted_and_stands_in_the_record()
    {
        using var desk = DeskWith(out _, Cleared);
        var inspection = await desk.InspectAsync(Listed);
        Assert.Equal(Verdict.Clear, inspection.Judgement.Verdict);
        Assert.Equal(
            (CheckResult.Successful, AlertListCheck.Cleared),
            (inspection.Outcomes[0].Result, inspection.Outcomes[0].Reason));
        await desk.DecideAsync(Desk.Request(inspection, OfficerAct.Admit));
        Assert.True(desk.Recorder.Recorded[0].Hits[0].IsCleared);
    }

    [Fact]
    public async Task A_person_to_protect_leads_before_what_else_is_wrong()
    {
        var fixedCheck = new Desk.FixedCheck(CheckResult.Failed, "document.expired").Registered();
        using var desk = DeskWith(
            [fixedCheck], ["fixed", AlertListCheck.Key], ScreensHost.FixedScreening.Hit(AlertAction.MissingPerson));
        var inspection = await desk.InspectAsync(Listed, outcomes: 2);
        Assert.Equal(
            new Judgement(Verdict.Refer, AlertListCheck.Protection, AlertListCheck.Key), inspection.Judgement);
        Assert.Equal(
            AlertListCheck.Key, VerdictPolicy.InOrder(inspection.Outcomes, inspection.Rule).First().Check);
        Assert.True(inspection.IsProtective);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_answer_comes_with_a_tick_whatever_was_found(bool isListed)
    {
        var screening = new ScreensHost.FixedScreening { Hits = isListed ? [Discreet] : [] };
        var check = new AlertListCheck(screening, TimeProvider.System);
        var began = TimeProvider.System.GetTimestamp();
        var finding = await check.RunAsync(Subject(), TestContext.Current.CancellationToken);
        var passed = TimeProvider.System.GetElapsedTime(began);
        Assert.NotNull(finding.Took);
        Assert.Equal(0, finding.Took.Value.Ticks % AnswerGrid.Tick.Ticks);
        Assert.True(passed >= finding.Took, $"{passed} {finding.Took}");
    }

    [Fact]
    public async Task A_drill_is_one_only_while_nothing_real_stands_beside_it()
    {
        var drill = ScreensHost.FixedScreening.Hit(AlertAction.Refer, isDrill: true);
        using (var desk = DeskWith(out _, drill))
            Assert.True((await desk.InspectAsync(Listed)).IsDrill);
        using (var desk = DeskWith(out _, drill, ScreensHost.FixedScreening.Hit(AlertAction.Refer)))
            Assert.False((await desk.InspectAsync(Listed)).IsDrill);
        using (var desk = DeskWith(out _))
            Assert.False((await desk.InspectAsync(Listed)).IsDrill);
    }

    [Theory]
    [InlineData(AlertAction.Refer)]
    [InlineData(AlertAction.DiscreetCheck)]
    public async Task A_protection_mark_bars_every_question_to_the_persons_own_State(AlertAction action)
    {
        var own = CountryCode.Parse("UTO").Value;
        var other = CountryCode.Parse("KEN").Value;
        var marked = ScreensHost.FixedScreening.Hit(action) with { HasProtectionMark = true };
        using (var desk = DeskWith(out _, marked))
        {
            var inspection = await desk.InspectAsync(Listed);
            Assert.False(OutboundQueries.MayAsk(inspection, own));
            Assert.True(OutboundQueries.MayAsk(inspection, other));
        }

        using (var desk = DeskWith(out var screening))
        {
            Assert.True(OutboundQueries.MayAsk(await desk.InspectAsync(Listed), own));
            screening.Freshness = Freshness.Missing;
        }

        using var waiting = new Desk(new Desk.FixedCheck(CheckResult.Successful, "", Freshness.Missing).Registered());
        Assert.False(OutboundQueries.MayAsk(await waiting.InspectAsync(), own));
    }

    [Fact]
    public void Every_action_has_a_name_that_is_read_back()
    {
        Assert.All(
            Enum.GetValues<AlertAction>(), one => Assert.Equal(one, ActionNames.Read(ActionNames.Of(one))));
        Assert.Equal(AlertAction.Refer, ActionNames.Read(""));
        Assert.Equal(AlertAction.Refer, ActionNames.Read("something"));
    }

    private static InspectionSubject Subject() => new(
        Guid.Empty,
        Direction.Entry,
        new(PersonName.Parse("LISTED", "PERSON").Value, default, Sex.F, CountryCode.Parse("UTO").Value),
        null);

    private static Desk DeskWith(out ScreensHost.FixedScreening screening, params ExplainedHit[] hits)
    {
        screening = new() { Hits = hits };
        return new(new CheckRegistration(
            new AlertListCheck(screening, TimeProvider.System), TimeSpan.FromMinutes(1)));
    }

    private static Desk DeskWith(
        CheckRegistration[] others, string[] mandatory, params ExplainedHit[] hits) => new(
        null,
        Profiles.Demanding(mandatory),
        [
            .. others,
            new(
                new AlertListCheck(new ScreensHost.FixedScreening { Hits = hits }, TimeProvider.System),
                TimeSpan.FromMinutes(1)),
        ]);
}
