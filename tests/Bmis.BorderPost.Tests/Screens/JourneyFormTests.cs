using Bmis.BorderPost.Inspecting;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>The form about the journey, filled by the keyboard alone.</summary>
public sealed class JourneyFormTests(BrowserFixture browser)
{
    private const string Kenyan =
        "P<KENWANJIKU<<GRACE<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<6KEN8408129F3504152<<<<<<<<<<<<<<<8";

    [Fact]
    public async Task A_foreigner_is_clear_once_the_questions_were_asked()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, "incomplete");
        Assert.Equal("VEX", lane.Desk.State.Active?.Category);
        await watched.PictureAsync("lane-questions");
        await watched.Page.Keyboard.PressAsync("f");
        await watched.Page.Locator("#trip[open]").WaitForAsync();
        Assert.Equal("trip-Purpose", await FocusedAsync(watched));
        Assert.Equal("KEN", await watched.Page.Locator("#trip-Residence").InputValueAsync());
        Assert.False(await watched.Page.Locator("#trip-Destination").IsVisibleAsync());
        await watched.Page.Keyboard.TypeAsync("Bus");
        await watched.Page.Keyboard.PressAsync("Tab");
        await watched.Page.Keyboard.TypeAsync("Coach");
        await watched.PictureAsync("lane-form");
        Assert.Empty(await watched.AxeAsync());
        await watched.Page.Keyboard.PressAsync("Tab");
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Equal(("2", "3C"), (lane.Desk.State.Active?.Trip.Purpose, lane.Desk.State.Active?.Trip.Transport));
        Assert.True(await watched.FitsAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_named_and_nothing_is_kept()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, "incomplete");
        await watched.Page.Keyboard.PressAsync("f");
        await watched.Page.Locator("#trip-Purpose").SelectOptionAsync("1.1");
        await watched.Page.Locator("#trip-Transport").SelectOptionAsync("4");
        await watched.Page.Locator("#trip-Origin").FillAsync("QQQ");
        await watched.Page.Locator("#trip button:not([type])").ClickAsync();
        await watched.Page.Locator("#notice[data-tone=danger]").WaitForAsync();
        var notice = await watched.Page.Locator("#notice").InnerTextAsync();
        Assert.StartsWith("Coming from", notice, StringComparison.Ordinal);
        Assert.Equal("", lane.Desk.State.Active?.Trip.Purpose);
    }

    [Fact]
    public async Task Another_category_asks_its_own_questions_at_once()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, "incomplete");
        await watched.Page.Keyboard.PressAsync("f");
        await watched.Page.Locator("#trip-category").SelectOptionAsync("CRW");
        Assert.False(await watched.Page.Locator("#trip-Address").IsVisibleAsync());
        await watched.Page.Locator("#trip button:not([type])").ClickAsync();
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Equal("CRW", lane.Desk.State.Active?.Category);
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }

    private static async Task PresentAsync(ScreensHost lane, WatchedPage watched, string state)
    {
        Assert.True(lane.Desk.Present(Kenyan));
        await watched.Page.Locator($"#live .band[data-state={state}]").WaitForAsync();
        await watched.Page.Locator("[data-state=missing]").First.WaitForAsync();
    }

    private static Task<string> FocusedAsync(WatchedPage watched) =>
        watched.Page.EvaluateAsync<string>("() => document.activeElement.id");
}
