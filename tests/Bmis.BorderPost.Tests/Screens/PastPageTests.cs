using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.History;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Sync.Feeds;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>The traveller's past on the officer's page, offline: no centre is set.</summary>
public sealed class PastPageTests(BrowserFixture browser)
{
    private const string Kenyan =
        "P<KENERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3KEN7408122F3504152<<<<<<<<<<<<<<<0";

    private static int _attempts;

    [Fact]
    public async Task Three_earlier_stays_and_twelve_days_left()
    {
        await using var lane = await ScreensHost.StartAsync();
        var today = Today(lane);
        await KnowAsync(lane, whole: true,
            [
                .. Pasts.Stay(today.AddDays(-150), today.AddDays(-121)),
                .. Pasts.Stay(today.AddDays(-100), today.AddDays(-71)),
                .. Pasts.Stay(today.AddDays(-40), today.AddDays(-23)),
            ]);
        await using var watched = await ReadAsync(lane, "incomplete");
        var page = watched.Page;
        await page.Locator("#stay").GetByText("12 days").WaitForAsync();
        await page.Locator("#stay").GetByText("until").WaitForAsync();
        Assert.Equal(3, await page.Locator("#past tr").CountAsync());
        await page.Locator("#past caption").GetByText("and 3 older").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-past");
        Assert.True(await page.EvaluateAsync<bool>(
            "document.documentElement.scrollHeight <= document.documentElement.clientHeight"));
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task An_overstayer_at_exit_is_referred_with_the_days()
    {
        await using var lane = await ScreensHost.StartAsync(0, "--Inspection:Direction=Exit");
        await KnowAsync(lane, whole: true, [Pasts.Item(Today(lane).AddDays(-99), entry: true)]);
        await using var watched = await ReadAsync(lane, "refer");
        await watched.Page.Locator("#stay").GetByText("Overstayed by 10 days").WaitForAsync();
        await watched.Page.Locator("#live .checks").GetByText("Stayed longer than authorised").WaitForAsync();
        await watched.PictureAsync("lane-overstay");
    }

    [Fact]
    public async Task What_is_not_known_is_not_promised()
    {
        await using var lane = await ScreensHost.StartAsync();
        await KnowAsync(lane, whole: false, [.. Pasts.Stay(Today(lane).AddDays(-30), Today(lane).AddDays(-21), false)]);
        await using var watched = await ReadAsync(lane, "incomplete");
        await watched.Page.Locator("#stay").GetByText("80 days at most").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("#stay").GetByText("until").CountAsync());
    }

    [Fact]
    public async Task A_decision_of_this_lane_is_in_the_past_of_the_next_inspection()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await ReadAsync(lane, "incomplete");
        while (!await AdmitAsync(lane))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        await watched.Page.Locator(".receipt").WaitForAsync();
        var store = lane.Provided.GetRequiredService<HistoryStore>();
        await Hits.Passing.UntilAsync(() => store.Recall(null, Pasts.Passport).Count > 0);
        Assert.True(lane.Desk.Present(Kenyan));
        await watched.Page.Locator("#past tr").GetByText("UTANY").WaitForAsync();
        await watched.Page.Locator("#live .checks").GetByText("An earlier stay has no exit").WaitForAsync();
        await watched.Page.Locator("#past caption").GetByText("this lane only").WaitForAsync();
        await watched.Page.Locator("#live .checks").GetByText("This document entered at").WaitForAsync();
        await watched.PictureAsync("lane-seen-today");
    }

    private static DateOnly Today(ScreensHost lane) => lane.Provided.GetRequiredService<LaneCalendar>().Today;

    private static async Task KnowAsync(ScreensHost lane, bool whole, HistoryItem[] items)
    {
        var content = HistoryContract.Write(items.Select(item => item with { IsComplete = whole }));
        await lane.Provided.GetRequiredService<HistoryStore>().TakeAsync(
            new FeedContent(0, items.Length, TimeProvider.System.GetUtcNow(), content),
            TestContext.Current.CancellationToken);
    }

    // In the first moments after a verdict the lane refuses.
    private static async Task<bool> AdmitAsync(ScreensHost lane)
    {
        var active = lane.Desk.State.Active!;
        var key = $"key-{Interlocked.Increment(ref _attempts)}";
        var request = new DecisionRequest(
            active.Id, OfficerAct.Admit, active.Revision, key, "Known", "s-1", "right");
        var answer = await lane.Desk.DecideAsync(
            request, Inspecting.Desk.Officer, TestContext.Current.CancellationToken);
        return answer.Receipt is not null;
    }

    private async Task<WatchedPage> ReadAsync(ScreensHost lane, string verdict)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Kenyan));
        await watched.Page.Locator($"#live .band[data-state={verdict}]").WaitForAsync();
        return watched;
    }
}
