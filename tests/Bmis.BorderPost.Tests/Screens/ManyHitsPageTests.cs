using Bmis.BorderPost.Inspecting;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A name that many entries bear: pages show some of them and say how many more there are.</summary>
public sealed class ManyHitsPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_page_shows_the_strongest_hits_and_says_how_many_more_there_are()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.ListedSurname = "ERIKSSON";
        lane.Screening.Hits =
            [Hit(0, AlertAction.Arrest), .. Enumerable.Range(1, 59).Select(i => Hit(i, AlertAction.Refer))];
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await watched.Page.Locator("#details .hit").First.WaitForAsync(
            new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        Assert.Equal(20, await watched.Page.Locator("#details .hit").CountAsync());
        Assert.Contains("And 40 more", await watched.Page.Locator("#more-hits").TextContentAsync());
        var id = await lane.ReferAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}");
        Assert.Equal(50, await watched.Page.Locator(".hit").CountAsync());
        await watched.Page.GetByText("And 10 more possible matches").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(watched.Complaints);
    }

    private static ExplainedHit Hit(int place, AlertAction action)
    {
        var hit = ScreensHost.FixedScreening.Hit(action);
        return hit with { Hit = hit.Hit with { EntryId = $"specimen:{place:00}" } };
    }
}
