using Bmis.BorderPost.Tests.Screens;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A computer with two cameras; unplugging is played by the browser's own events.</summary>
public sealed class CameraChoiceTests(TwoCamerasBrowser browser) : IClassFixture<TwoCamerasBrowser>
{
    private const string Used = "() => bmisStream.getVideoTracks()[0].getSettings().deviceId";

    [Fact]
    public async Task A_camera_is_chosen_by_keyboard_and_this_computer_remembers_it_and_nothing_else()
    {
        await using var lane = await ScreensHost.StartAsync(0, "--Camera:Expected=true");
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        var chosen = await ChooseAnotherAsync(page);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-computer");
        await page.ReloadAsync();
        await UsesAsync(page, chosen);
        Assert.Equal(chosen, await page.Locator("#camera").InputValueAsync());
        Assert.Equal(
            $$"""{"bmis.camera":"{{chosen}}"}""", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"));
        Assert.True(await page.Locator("#notice").IsHiddenAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Another_camera_stands_in_for_the_chosen_one_until_that_is_plugged_in_again()
    {
        await using var lane = await ScreensHost.StartAsync(0, "--Camera:Expected=true");
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        var first = await page.EvaluateAsync<string>(Used);
        var chosen = await ChooseAnotherAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("id => bmisPlug(id)", chosen);
        await page.Locator("#notice").GetByText("The chosen camera is not connected").WaitForAsync();
        await UsesAsync(page, first);
        var before = lane.Desk.State.Active!.Photograph;
        while (lane.Desk.State.Active!.Photograph == before)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await page.Locator("[data-key=c]").ClickAsync();
        }

        await page.EvaluateAsync("() => bmisPlug('')");
        await UsesAsync(page, chosen);
        await Assertions.Expect(page.Locator("#notice")).Not.ToContainTextAsync("The chosen camera is not connected");
    }

    private static async Task<string> ChooseAnotherAsync(IPage page)
    {
        var first = await page.EvaluateAsync<string>(Used);
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync(
            "id => { const list = document.querySelector('#camera'); return list.length === 2 && list.value === id; }",
            first);
        await page.Locator("#camera").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = await page.Locator("#camera").InputValueAsync();
        Assert.NotEqual(first, chosen);
        await UsesAsync(page, chosen);
        return chosen;
    }

    private static async Task UsesAsync(IPage page, string device) => await page.WaitForFunctionAsync(
        $"id => window.bmisStream && ({Used})() === id", device);

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.AddInitScriptAsync(
            """
            let gone = '';
            const media = navigator.mediaDevices;
            const [open, list] = [media.getUserMedia.bind(media), media.enumerateDevices.bind(media)];
            media.enumerateDevices = async () => (await list()).filter((one) => one.deviceId !== gone);
            media.getUserMedia = async (wanted) => {
                if (gone && wanted.video.deviceId?.exact === gone) throw new OverconstrainedError('deviceId');
                return window.bmisStream = await open(wanted);
            };
            window.bmisPlug = (id) => {
                gone = id;
                for (const one of window.bmisStream.getTracks())
                    if (one.getSettings().deviceId === id) { one.stop(); one.dispatchEvent(new Event('ended')); }
                media.dispatchEvent(new Event('devicechange'));
            };
            """);
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#photograph").WaitForAsync();
        return watched;
    }
}
