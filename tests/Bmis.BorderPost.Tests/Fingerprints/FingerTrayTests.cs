using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Tests.Screens;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>The demonstration: fingers that nobody has, laid on the simulated reader by the tray.</summary>
public sealed class FingerTrayTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_tray_lays_nothing_a_dry_finger_or_the_right_one_on_the_simulated_reader()
    {
        await using var lane = await ScreensHost.StartAsync(
            0, "--Devices:Fingers:0:Name=Twin", "--Devices:Fingers:0:Kind=Simulated");
        await using var watched = await browser.PageAsync();
        var page = watched.Page;
        await page.GotoAsync(lane.Address);
        await page.Locator("#live:not([hidden]) .band").WaitForAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator("#tray[open] button[value=utopia]").ClickAsync();
        await page.Locator("#fingers .fingers-room[data-state=idle]").WaitForAsync();
        await page.Keyboard.PressAsync("g");
        await page.Locator("#fingers .tip[data-finger='2'][data-state=live]").WaitForAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator("#tray[open] form[data-touch] button[value=Nothing]").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("fingers-tray");
        await page.Locator("#tray button[value=Nothing]").ClickAsync();
        await page.Locator(".fingers-advice").WaitForAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator("#tray button[value=Own]").ClickAsync();
        await page.Locator(".finger-picture img").WaitForAsync();
        await page.Locator("#fingers-list li[data-state=good], #fingers .quality").First
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var twin = lane.Provided.GetRequiredService<IReadOnlyList<IFingerReader>>().OfType<SimulatedFingerReader>();
        Assert.Equal(
            SimulatedFingers.TravellerOf(SpecimenFile.All["utopia"].MrzText), Assert.Single(twin).Traveller);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_lane_with_real_readers_takes_no_simulated_finger()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("form[data-touch], #finger").CountAsync());
        Assert.Equal(404, await watched.Page.EvaluateAsync<int>(
            """
            async () => {
              const fields = new FormData();
              fields.set("touch", "Own");
              fields.set("__RequestVerificationToken",
                document.querySelector("input[name=__RequestVerificationToken]").value);
              return (await fetch("/fingers/touch", { method: "POST", body: fields })).status;
            }
            """));
    }
}
