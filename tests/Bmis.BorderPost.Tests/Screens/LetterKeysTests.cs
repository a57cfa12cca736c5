using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>Single-letter keys switched off and on again (WCAG 2.2, 2.1.4).</summary>
public sealed class LetterKeysTests(BrowserFixture browser)
{
    [Fact]
    public async Task Letters_that_are_switched_off_do_nothing_and_are_not_shown_also_after_the_page_was_loaded_anew()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await SwitchAsync(page);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-letters-dialog");
        await page.Keyboard.PressAsync("Escape");
        foreach (var loadedAnew in (bool[])[false, true])
        {
            if (loadedAnew) await page.ReloadAsync();
            await page.Locator("#live .traveller").WaitForAsync();
            Assert.Equal(0, await page.Locator("kbd:visible, .key-hint:visible").CountAsync());
            await page.Keyboard.PressAsync("t");
            await SecondsPassAsync(page);
            await page.Keyboard.PressAsync("r");
            await SecondsPassAsync(page);
            Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
            Assert.NotNull(lane.Desk.State.Active);
        }

        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-letters-off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refer" }).ClickAsync();
        await page.Locator(".receipt").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_silent_call_is_reached_by_tab_while_letters_are_off_and_by_its_key_alone_while_they_are_on()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var call = watched.Page.Locator("[data-act=assist]");
        Assert.Equal("-1", await call.GetAttributeAsync("tabindex"));
        await SwitchAsync(watched.Page);
        await watched.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("0", await call.GetAttributeAsync("tabindex"));
        await call.FocusAsync();
        Assert.True(await call.EvaluateAsync<bool>("one => one.getBoundingClientRect().width > 20"));
        Assert.Empty(await watched.AxeAsync());
        await watched.Page.RunAndWaitForResponseAsync(
            () => watched.Page.Keyboard.PressAsync("Enter"),
            response => response.Url.EndsWith("/assistance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_act_by_default_and_again_once_they_are_switched_on()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        for (var turn = 0; turn < 2; turn++)
        {
            await page.Locator("kbd:visible").First.WaitForAsync();
            await page.Keyboard.PressAsync("t");
            await page.Locator("#typing[open]").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await SwitchAsync(page);
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("Escape");
        }
    }

    // By keyboard alone: the box has the focus when the dialog opens.
    private static async Task SwitchAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#letters:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Space");
    }

    // Longer than a letter needs to act: the page's clock has counted on twice.
    private static async Task SecondsPassAsync(IPage page)
    {
        for (var second = 0; second < 2; second++)
        {
            var shown = await page.Locator("[data-clock]").InnerTextAsync();
            await Assertions.Expect(page.Locator("[data-clock]")).Not.ToHaveTextAsync(shown);
        }
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        lane.Screening.ListedSurname = "ERIKSSON";
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        return watched;
    }
}
