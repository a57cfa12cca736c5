using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A tab that the browser froze wakes up with an old verdict on its screen.</summary>
public sealed class FrozenTabTests(BrowserFixture browser)
{
    // Nothing of the page runs meanwhile, as in a frozen tab: no timer, no event.
    private const string Freeze =
        """
        () => {
          const seen = [];
          const note = () => seen.push(
            document.body.dataset.live + " " + (document.querySelector("#live .surname")?.textContent ?? ""));
          new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
          window.seen = seen;
          const until = performance.now() + 1500;
          while (performance.now() < until);
        }
        """;

    [Fact]
    public async Task A_tab_that_was_frozen_blanks_the_old_verdict_before_it_shows_the_new_one()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();

        await watched.Page.EvaluateAsync(Freeze);
        await watched.Page.WaitForFunctionAsync("() => window.seen.some(one => one.startsWith('no'))");
        await watched.Page.Locator("#live:not([hidden]) .band[data-state=clear]").WaitForAsync();
        var seen = await watched.Page.EvaluateAsync<string[]>("() => window.seen");
        Assert.Equal("no ", Array.Find(seen, one => one != "yes ERIKSSON"));
        Assert.Equal("yes ERIKSSON", seen[^1]);
    }

    [Fact]
    public async Task What_the_officer_was_reading_is_open_again_once_the_page_is_live_with_the_same_traveller()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await watched.Page.Keyboard.PressAsync("d");
        await watched.Page.Locator("#details[open]").WaitForAsync();

        await watched.Page.EvaluateAsync(Freeze);
        await watched.Page.WaitForFunctionAsync("() => window.seen.some(one => one.startsWith('no'))");
        await watched.Page.Locator("#live #details[open]").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }
}
