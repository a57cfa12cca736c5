using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Duty;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>A list that comes after the decision has the traveller: two versions, a lane at work, a restart.</summary>
public sealed class LateHitTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_newer_list_raises_a_chase_until_somebody_answers_also_over_a_restart()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Nobody);
        var id = await Passing.AdmitAsync(lane);
        await TakeInAsync(lane, 2, Passing.Nobody, Passing.Eriksson(AlertAction.Arrest) with
        {
            Warnings = [AlertWarning.Armed],
            Terms = new() { Contact = "+999 555 0100", Handling = "Do not approach alone." },
        });
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Assert.Single(Events(lane).OfType<HitLate>());
        Assert.Equal((id, "test:1", 2L, "arrest"), (late.CrossingId, late.EntryId, late.ListVersion, late.Hit.Action));

        await lane.RestartAsync();
        Assert.Single(Book(lane).ShownChases);
        await using var supervisor = await browser.SignInAsync(lane, "s.one");
        await supervisor.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        var notice = supervisor.Page.Locator("#late");
        await notice.GetByText("ERIKSSON ANNA MARIA").WaitForAsync();
        await notice.GetByText("Do not approach alone.").WaitForAsync();
        await supervisor.PictureAsync("late-hit");
        Assert.Empty(await supervisor.AxeAsync());
        await notice.GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await supervisor.Page.ArriveAsync("/late-hits");
        Assert.Equal(0, await supervisor.Page.Locator("#late").CountAsync());
        Assert.Empty(supervisor.Complaints);
        Assert.Equal("s.one", Assert.Single(Events(lane).OfType<HitAnswered>()).OfficerId);

        await lane.RestartAsync();
        Assert.Empty(Book(lane).OpenChases);
        Assert.Single(Events(lane).OfType<HitLate>());
    }

    [Fact]
    public async Task An_open_page_of_second_line_raises_the_alarm_by_itself()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Nobody);
        await Passing.AdmitAsync(lane);
        await using var second = await browser.SignInAsync(lane, "o.two");
        await second.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        await TakeInAsync(lane, 2, Passing.Eriksson(AlertAction.RefuseEntry));
        await second.Page.Locator("#late").GetByText("Refuse entry").WaitForAsync();
    }

    [Fact]
    public async Task Only_a_stronger_action_raises_a_second_chase()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Eriksson(AlertAction.InquiryCheck));
        await Passing.AdmitAsync(lane);
        await TakeInAsync(lane, 2, Passing.Eriksson(AlertAction.InquiryCheck) with { Remarks = "Another word." });
        await TakeInAsync(lane, 3, Passing.Eriksson(AlertAction.Arrest));
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        await TakeInAsync(lane, 4, Passing.Eriksson(AlertAction.Refer), Passing.Eriksson(AlertAction.Refer, "test:2"));
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 2);
        Assert.Equal(
            [("test:1", "arrest"), ("test:2", "refer")],
            Events(lane).OfType<HitLate>().Select(one => (one.EntryId, one.Hit.Action)));
    }

    [Fact]
    public async Task Who_was_at_the_desk_while_the_list_changed_is_screened_after_the_decision()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Nobody);
        var desk = lane.Services.GetRequiredService<BorderPost.Inspecting.InspectionDesk>();
        Assert.True(desk.Present(Inspecting.Desk.Specimen));
        await Passing.UntilAsync(() => desk.State.Active!.Screenings.Count == 1);
        await TakeInAsync(lane, 2, Passing.Eriksson(AlertAction.Arrest));
        while (desk.State.Active is { } active)
        {
            await desk.DecideAsync(
                new(active.Id, BorderPost.Inspecting.OfficerAct.Admit, active.Revision, $"{active.Revision}"),
                Inspecting.Desk.Officer,
                TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
    }

    [Fact]
    public async Task A_late_discreet_hit_shows_on_the_discreet_page_alone()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Nobody);
        await Passing.AdmitAsync(lane);
        await TakeInAsync(lane, 2, Passing.Nobody, Passing.Eriksson(AlertAction.DiscreetCheck));
        await Passing.UntilAsync(() => Book(lane).OpenChases.Count == 1);
        Assert.Empty(Book(lane).ShownChases);
        await using var supervisor = await browser.SignInAsync(lane, "s.one");
        await supervisor.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        Assert.Equal(0, await supervisor.Page.Locator("#late").CountAsync());
        await using var trained = await browser.SignInAsync(lane, "d.one");
        await trained.Page.GetByRole(AriaRole.Link, new() { Name = "Discreet checks" }).ClickAsync();
        await trained.Page.GetByText("By a list that came later").WaitForAsync();
        await trained.Page.GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await trained.Page.Locator("text=By a list that came later").WaitForAsync(
            new() { State = WaitForSelectorState.Detached });
        Assert.Equal("d.one", Assert.Single(Events(lane).OfType<HitAnswered>()).OfficerId);
    }

    [Fact]
    public async Task Who_sees_to_a_late_hit_says_what_it_is_and_notes_what_was_seen_and_a_colleague_takes_it_over()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeInAsync(lane, 1, Passing.Nobody);
        var id = await Passing.AdmitAsync(lane);
        await TakeInAsync(lane, 2, Passing.Eriksson(AlertAction.InquiryCheck));
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        await using var first = await browser.SignInAsync(lane, "o.two");
        await first.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        await first.Page.Locator("#late").GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await first.Page.ArriveAsync("/late-hits");
        await first.Page.Locator("summary", new() { HasText = "Note what was seen" }).ClickAsync();
        await first.Page.Locator("input[name=Route]").FillAsync("UTO to KEN by bus");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Keep what was noted" }).ClickAsync();
        await first.Page.Locator(".collected").GetByText("UTO to KEN by bus").WaitForAsync();

        await using var second = await browser.SignInAsync(lane, "s.one");
        await second.Page.GotoAsync(new Uri(lane.Address, "/late-hits").ToString());
        await second.Page.GetByText("seen to by o.two").WaitForAsync();
        Assert.Equal(0, await second.Page.Locator("select[name=Outcome]").CountAsync());
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await second.Page.Locator("summary", new() { HasText = "Say whether" }).ClickAsync();
        await second.Page.SelectOptionAsync("select[name=Outcome]", "FalseMatch");
        await second.Page.CheckAsync("input[value=birth-date]");
        await second.PictureAsync("late-hits", whole: true);
        Assert.Empty(await second.AxeAsync());
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the finding" }).ClickAsync();
        await second.Page.Locator(".said").GetByText("False match").WaitForAsync();
        Assert.Empty(second.Complaints);
        var said = Assert.Single(Events(lane).OfType<HitAdjudicated>());
        Assert.Equal(
            (id, "test:1", HitOutcome.FalseMatch, "s.one"),
            (said.CrossingId, said.EntryId, said.Outcome, said.OfficerId));
        await first.Page.ReloadAsync();
        Assert.Equal(0, await first.Page.Locator("select[name=Outcome]").CountAsync());
    }

    [Fact]
    public async Task However_many_hits_a_newer_list_brings_it_leaves_as_many_entries_as_one_with_nobody()
    {
        AlertEntry[][] lists =
        [
            [Passing.Nobody],
            [Passing.Eriksson(AlertAction.DiscreetCheck)],
            [Passing.Eriksson(AlertAction.Refer)],
            [Passing.Eriksson(AlertAction.Refer), Passing.Eriksson(AlertAction.DiscreetCheck, "test:2")],
            [
                Passing.Eriksson(AlertAction.Refer), Passing.Eriksson(AlertAction.Arrest, "test:2"),
                Passing.Eriksson(AlertAction.DiscreetCheck, "test:3"),
                Passing.Eriksson(AlertAction.DiscreetCheck, "test:4"),
            ],
        ];
        var entries = new List<int>();
        foreach (var list in lists)
        {
            await using var lane = await RunningLane.StartAsync();
            await TakeInAsync(lane, 1, Passing.Nobody);
            await Passing.AdmitAsync(lane);
            var journal = lane.Services.GetRequiredService<Journal>();
            await TakeInAsync(lane, 2, list);
            await Passing.UntilAsync(() => Screenings(journal) > 0);
            await Passing.AdmitAsync(lane);
            Assert.Empty(journal.Recent(EntryKinds.Hit, 1000));
            entries.Add(Screenings(journal));
        }

        Assert.All(entries, count => Assert.Equal(1, count));
    }

    private static int Screenings(Journal journal) => journal.Recent(EntryKinds.Screening, 1000).Count;

    private static HitBook Book(RunningLane lane) => lane.Services.GetRequiredService<HitBook>();

    private static IEnumerable<HitEvent> Events(RunningLane lane) =>
        lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Hit, 1000).Select(payload =>
                HitContract.TryRead(payload, out var happened, out _) ? happened! : throw new FormatException())
            .Concat(lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Screening, 1000)
                .SelectMany(payload => ScreeningContract.TryRead(payload, out var screening, out _)
                    ? screening!.Late
                    : throw new FormatException()));

    private static async Task TakeInAsync(RunningLane lane, long version, params AlertEntry[] entries) =>
        lane.Services.GetRequiredService<ListShelf>().TakeIn(
            await lane.Lists.PutAsync(ListNames.Alert, version, AlertListFile.Write(entries)));
}
