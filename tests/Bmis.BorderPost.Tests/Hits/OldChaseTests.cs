using System.Net.Http.Json;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Supervision;
using Bmis.BorderPost.Tests.Duty;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;
using Direction = Bmis.Crossings.Records.Direction;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;
using Verdict = Bmis.Crossings.Decisions.Verdict;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>Chases that nobody answers for long, many of them, drills, and two officers at once.</summary>
public sealed class OldChaseTests(BrowserFixture browser)
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow().AddDays(-2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unanswered_chase_and_its_crossing_are_kept_whatever_their_age()
    {
        await using var lane = await RunningLane.StartAsync();
        var id = await ChasedAsync(lane, AlertAction.Arrest);
        await EraseAsync(lane, lane.Services.GetServices<IKeptEntries>());
        Assert.Equal(id, Assert.Single(lane.Services.GetRequiredService<LaneRecords>().All()).Current.CrossingId);
        await lane.RestartAsync();
        Assert.Single(Book(lane).ShownChases);
        Assert.True(await AnswerAsync(lane, Book(lane).ShownChases[0], "o.two", ""));
        await EraseAsync(lane, lane.Services.GetServices<IKeptEntries>());
        Assert.Empty(lane.Services.GetRequiredService<LaneRecords>().All());
    }

    [Fact]
    public async Task A_chase_whose_crossing_is_erased_is_shown_by_its_entry_and_can_be_answered()
    {
        await using var lane = await RunningLane.StartAsync();
        await ChasedAsync(lane, AlertAction.Arrest);
        await EraseAsync(lane, []);
        await using var second = await browser.SignInAsync(lane, "o.two");
        await second.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        await second.Page.Locator("#late").GetByText("whose record is erased here: test:1").WaitForAsync();
        Assert.Empty(await second.AxeAsync());
        await second.PictureAsync("late-hit-erased");
        await second.Page.Locator("#late").GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await second.Page.ArriveAsync("/late-hits");
        await second.Page.GetByRole(AriaRole.Heading, new() { Name = "test:1" }).First.WaitForAsync();
        Assert.Empty(await second.AxeAsync());
        Assert.Equal("o.two", Assert.Single(Book(lane).AnsweredLate).Answered!.OfficerId);
    }

    [Fact]
    public async Task Nobody_takes_a_chase_from_a_colleague_of_whom_the_page_did_not_tell()
    {
        await using var lane = await RunningLane.StartAsync();
        var id = await ChasedAsync(lane, AlertAction.Refer);
        await using var stale = await browser.SignInAsync(lane, "s.one");
        await stale.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        await stale.Page.Locator("#late form").WaitForAsync();
        Assert.True(await AnswerAsync(lane, Book(lane).ShownChases[0], "o.two", ""));
        var at = await stale.Page.EvaluateAsync<string>(
            """
            async (address) => {
              const form = new FormData(document.querySelector("form:has([name=__RequestVerificationToken])"));
              for (const [name, value] of [["entry", "test:1"], ["key", "1"], ["from", ""]]) form.set(name, value);
              return (await fetch(address, { method: "POST", body: form })).url;
            }
            """,
            $"/late-hits/{id}");
        Assert.EndsWith("/late-hits?problem=SeenToBy", at, StringComparison.Ordinal);
        var story = Assert.Single(Book(lane).AnsweredLate);
        Assert.Equal("o.two", story.Answered!.OfficerId);
        Assert.False(await AnswerAsync(lane, story, "s.one", "o.three"));
        Assert.True(await AnswerAsync(lane, story, "s.one", "o.two"));
        await stale.Page.GotoAsync(at);
        await stale.Page.GetByText("A colleague was faster").WaitForAsync();
    }

    [Fact]
    public async Task What_still_waits_for_a_finding_does_not_drop_off_behind_fifty_others()
    {
        await using var lane = await RunningLane.StartAsync();
        var book = Book(lane);
        for (var place = 0; place < 53; place++)
        {
            var (id, entry) = (Guid.CreateVersion7(Then.AddSeconds(place)), $"test:{place:00}");
            await RaiseAsync(lane, Late(id, AlertAction.Refer, entry));
            Assert.True(await AnswerAsync(lane, book.Find(id, entry), "o.two", ""));
            if (place > 0)
                await book.WriteAsync(
                    new HitAdjudicated(
                        Guid.CreateVersion7(Then), Then.AddHours(2), "o.two", "", id, entry, HitOutcome.FalseMatch,
                        ["birth-date"], ""),
                    $"said-{place}");
        }

        await using var page = await browser.SignInAsync(lane, "o.two");
        await page.Page.GotoAsync(new Uri(lane.Address, "/late-hits").ToString());
        Assert.Equal(51, await page.Page.Locator("section.panel").CountAsync());
        Assert.Equal("test:00", await page.Page.Locator("section.panel h2").First.InnerTextAsync());
    }

    [Fact]
    public async Task Discreet_hits_beyond_the_newest_are_worked_on_and_an_open_chase_is_always_shown()
    {
        await using var lane = await RunningLane.StartAsync();
        var journal = lane.Services.GetRequiredService<Journal>();
        var ids = Enumerable.Range(0, 205).Select(place => Guid.CreateVersion7(Then.AddSeconds(place))).ToList();
        await Task.WhenAll(ids.Select((id, place) => journal.AppendAsync(
            EntryKinds.Crossing, CrossingContract.Write(Passed(id, place)), $"{id:N}", Cancellation).AsTask()));
        await RaiseAsync(lane, Late(ids[0], AlertAction.DiscreetCheck, "test:7"));
        var hits = lane.Services.GetRequiredService<DiscreetHits>();
        var all = hits.All();
        Assert.Equal((ids[0], "test:7", 201), (all[0].CrossingId, all[0].Hit.EntryId, all.Count));
        Assert.DoesNotContain(all, one => one.CrossingId == ids[1]);
        Assert.NotNull(hits.Find(ids[1], "test:1"));
        var gone = Guid.CreateVersion7(Then);
        await RaiseAsync(lane, Late(gone, AlertAction.DiscreetCheck, "test:8"));
        Assert.Null(Assert.Single(hits.All(), one => one.CrossingId == gone).Document);
        await using var trained = await browser.SignInAsync(lane, "d.one");
        await trained.Page.GotoAsync(new Uri(lane.Address, "/discreet").ToString());
        await trained.Page.GetByRole(AriaRole.Heading, new() { Name = "test:8" }).WaitForAsync();
        Assert.Empty(await trained.AxeAsync());
    }

    [Fact]
    public async Task A_supervisor_is_told_drills_apart_from_chases()
    {
        await using var lane = await RunningLane.StartAsync();
        var drill = Late(Guid.CreateVersion7(Then), AlertAction.Arrest, "drill:1");
        await RaiseAsync(lane, drill with { Hit = drill.Hit with { IsDrill = true } });
        await RaiseAsync(lane, Late(Guid.CreateVersion7(Then), AlertAction.Arrest, "test:1"));
        await RaiseAsync(lane, Late(Guid.CreateVersion7(Then), AlertAction.Arrest, "test:2"));
        using var asked = lane.Browser();
        var now = await asked.GetFromJsonAsync<LaneNow>(PostLanes.Path, Cancellation);
        Assert.Equal((2, 1), (now!.Chases, now.Drills));
    }

    private static HitBook Book(RunningLane lane) => lane.Services.GetRequiredService<HitBook>();

    private static Task RaiseAsync(RunningLane lane, HitLate late) => Book(lane).WriteAsync(ListNames.Alert, 2, [late]);

    private static Task<bool> AnswerAsync(RunningLane lane, HitStory story, string officer, string from) =>
        Book(lane).AnswerAsync(
            new(Guid.CreateVersion7(Then), Then.AddHours(1), officer, "", story.CrossingId, story.EntryId), from,
            $"{story.EntryId}-{officer}-{from}");

    private static HitLate Late(Guid id, AlertAction action, string entry) => new(
        Guid.CreateVersion7(Then), Then, "", "", id, entry, Hit(action, entry), 2);

    private static AlertHit Hit(AlertAction action, string entry) => new(ListNames.Alert, entry, 0.9, OnDocument: false)
    {
        Action = ActionNames.Of(action),
        IsDiscreet = AlertPrecedence.IsDiscreet(action),
    };

    private static Crossing Passed(Guid id, int place) => new()
    {
        CrossingId = id,
        Direction = Direction.Entry,
        OpenedAt = Then.AddSeconds(place),
        DecidedAt = Then.AddSeconds(place),
        TimeZone = "UTC",
        PostCode = "UTANY",
        LaneId = "lane-1",
        OfficerId = "o-1",
        CaptureMode = CaptureMode.Offline,
        Verdict = Verdict.Clear,
        Decision = DecisionCode.Admit,
        Hits = [Hit(AlertAction.DiscreetCheck, "test:1")],
    };

    // A traveller passes, and the next version of the list has the traveller.
    private static async Task<Guid> ChasedAsync(RunningLane lane, AlertAction action)
    {
        await TakeInAsync(lane, 1, Passing.Nobody);
        var id = await Passing.AdmitAsync(lane);
        await TakeInAsync(lane, 2, Passing.Eriksson(action));
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        return id;
    }

    // Headquarters has everything, and the days of all of it are over.
    private static async Task EraseAsync(RunningLane lane, IEnumerable<IKeptEntries> keepers)
    {
        var journal = lane.Services.GetRequiredService<Journal>();
        await journal.NoteAcknowledgedAsync(await journal.HeadAsync(Cancellation), Cancellation);
        await journal.EraseAsync(
            lane.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1),
            [.. keepers.SelectMany(one => one.Numbers())],
            Cancellation);
    }

    private static async Task TakeInAsync(RunningLane lane, long version, params AlertEntry[] entries) =>
        lane.Services.GetRequiredService<ListShelf>().TakeIn(
            await lane.Lists.PutAsync(ListNames.Alert, version, AlertListFile.Write(entries)));
}
