using Bmis.BorderPost.Inspecting;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

public sealed class LanePageTests(BrowserFixture browser)
{
    internal const string Listed =
        "P<UTOLISTED<<PERSON<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3504152ZE184226B<<<<<16";

    [Fact]
    public async Task A_clear_traveller_is_admitted_with_one_key()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, Inspecting.Desk.Specimen, "clear");
        await watched.PictureAsync("lane-clear");
        await PastGuardAsync(lane);
        await watched.Page.Keyboard.PressAsync("a");
        await watched.Page.Locator(".receipt").WaitForAsync();
        await watched.Page.Locator("#live .band[data-state=waiting]").WaitForAsync();
        await watched.PictureAsync("lane-admitted");
        Assert.Equal("ADM", lane.Desk.State.Previous?.Decision.Code);
        Assert.True(await watched.FitsAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Under_clear_referring_takes_two_presses()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, Inspecting.Desk.Specimen, "clear");
        await watched.Page.Locator("[data-key=r]").ClickAsync();
        await watched.Page.Locator("[data-armed]").WaitForAsync();
        Assert.NotNull(lane.Desk.State.Active);
        await watched.Page.Locator("[data-key=r]").ClickAsync();
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.Equal("REF2", lane.Desk.State.Previous?.Decision.Code);
    }

    [Fact]
    public async Task A_hit_is_referred_with_one_key_and_its_details_stand_behind_another()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, Listed, "refer");
        Assert.Equal("failed", await watched.Page.Locator(".checks li").First.GetAttributeAsync("data-state"));
        await watched.PictureAsync("lane-refer");
        await watched.Page.Keyboard.PressAsync("d");
        await watched.Page.Locator("#details[open]").WaitForAsync();
        await watched.PictureAsync("lane-details");
        lane.Photograph(Photographs.Pictures.Squares());
        await watched.Page.Locator("#photograph").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(1, await watched.Page.Locator("#details[open]").CountAsync());
        await watched.Page.Keyboard.PressAsync("Escape");
        await watched.Page.Keyboard.PressAsync("r");
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.Equal("REF2", lane.Desk.State.Previous?.Decision.Code);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Admitting_against_the_verdict_asks_for_a_reason_and_a_supervisor()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, Listed, "refer");
        await PastGuardAsync(lane);
        await watched.Page.Keyboard.PressAsync("a");
        await watched.Page.Locator("#ask[open]").WaitForAsync();
        await watched.PictureAsync("lane-ask");
        await watched.Page.FillAsync("#reason", "The supervisor compared the birth dates.");
        await watched.Page.FillAsync("#supervisor", "s-1");
        await watched.Page.FillAsync("#supervisorPassword", "right");
        await watched.Page.Locator("#ask button:not([type])").ClickAsync();
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.Equal("ADM", lane.Desk.State.Previous?.Decision.Code);
    }

    [Fact]
    public async Task The_page_goes_blank_within_two_seconds_when_the_lane_is_gone()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await PresentAsync(lane, watched, Inspecting.Desk.Specimen, "clear");
        await lane.StopAsync();
        await watched.Page.Locator("#lost:not([hidden])").WaitForAsync(new() { Timeout = 2000 });
        Assert.Equal(0, await watched.Page.Locator("#live *").CountAsync());
        Assert.True(await watched.Page.Locator("#lost button[data-act=Admit]").IsDisabledAsync());
        await watched.Page.Keyboard.PressAsync("a");
        await watched.Page.Locator("#notice:not([hidden])").WaitForAsync();
        await watched.PictureAsync("lane-lost");
    }

    [Fact]
    public async Task A_keyboard_wedge_is_read_anywhere_on_the_page()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await watched.Page.Keyboard.TypeAsync(Inspecting.Desk.Specimen + "\n");
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Null(lane.Desk.State.Previous);
    }

    [Theory]
    [InlineData(100, 0)] // a letter acts after 60 ms
    [InlineData(0, 400)]
    [InlineData(200, 400)]
    public async Task A_keyboard_wedge_of_a_busy_computer_loses_no_key(int afterTheFirst, int inTheMiddle)
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await watched.Page.EvaluateAsync(
            """
            async ([text, first, middle]) => {
              const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
              for (const [place, character] of [...text].entries()) {
                if (place === 1 && first) await pause(first);
                if (place === 50 && middle) await pause(middle);
                const key = character === "\n" ? "Enter" : character;
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
              }
            }
            """,
            new object[] { Inspecting.Desk.Specimen + "\n", afterTheFirst, inTheMiddle });
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Equal(Inspecting.Desk.Specimen, lane.Desk.State.Active?.Subject.MrzText);
        Assert.Equal(0, lane.Desk.State.Waiting);
    }

    [Fact]
    public async Task A_specimen_of_the_tray_lies_on_the_simulated_reader()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await watched.Page.Keyboard.PressAsync("s");
        await watched.Page.Locator("#tray[open]").WaitForAsync();
        await watched.PictureAsync("lane-tray");
        await watched.Page.Locator("#tray button[value=utopia]").ClickAsync();
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_document_can_be_typed_by_hand_and_what_cannot_be_read_is_incomplete()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        await watched.Page.Keyboard.PressAsync("t");
        await watched.Page.Locator("#typing[open]").WaitForAsync();
        await watched.Page.FillAsync("#mrz", "P<UTO unreadable");
        await watched.PictureAsync("lane-typing");
        await watched.Page.Locator("#typing button:not([type])").ClickAsync();
        await watched.Page.Locator("#live .band[data-state=incomplete]").WaitForAsync();
        await watched.PictureAsync("lane-incomplete");
        Assert.Empty(watched.Complaints);
    }

    public static TheoryData<string, string> Looks()
    {
        var looks = new TheoryData<string, string>();
        foreach (var language in new[] { "en", "fr", "qps-ploc", "ar" })
            foreach (var state in new[] { "waiting", "clear", "refer" })
                looks.Add(language, state);
        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_page_is_accessible_and_fits_in_every_language_and_light(string language, string state)
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", Arabic.Texts);
        await using var lane = await ScreensHost.StartAsync(0, $"--Languages:Folder={folder.Path}");
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/?lang={language}");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        var mrz = state == "clear" ? Inspecting.Desk.Specimen : Listed;
        if (state != "waiting") await PresentAsync(lane, watched, mrz, state);
        await watched.PictureAsync($"lane-{language}-light-{state}");
        Assert.Empty(await watched.AxeAsync());
        Assert.True(await watched.FitsAsync());
        Assert.Empty(await watched.AxeInTheDarkAsync());
        await watched.PictureAsync($"lane-{language}-dark-{state}");
        Assert.True(await watched.FitsAsync());
        Assert.Empty(watched.Complaints);
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(683, 384)] // a lane's screen at 200 %
    public async Task A_narrow_or_enlarged_page_needs_no_sideways_scrolling(int width, int height)
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await browser.PageAsync(width: width, height: height);
        await watched.Page.GotoAsync(lane.Address);
        await PresentAsync(lane, watched, Inspecting.Desk.Specimen, "clear");
        await watched.PictureAsync($"lane-narrow-{width}", whole: true);
        Assert.True(await watched.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_cold_page_stays_below_60_kilobytes()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var bytes = await watched.Page.EvaluateAsync<double>(
            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            + ".reduce((sum, one) => sum + one.transferSize, 0)");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, 60_000);
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }

    private static async Task PresentAsync(ScreensHost lane, WatchedPage watched, string mrz, string state)
    {
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(mrz));
        await watched.Page.Locator($"#live .band[data-state={state}]").WaitForAsync();
    }

    // The guard after a change of the verdict runs on the real clock here: wait until it has passed.
    private static async Task PastGuardAsync(ScreensHost lane)
    {
        var active = lane.Desk.State.Active!;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (TimeProvider.System.GetUtcNow() - active.JudgedAt < DecisionRules.Guard)
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
