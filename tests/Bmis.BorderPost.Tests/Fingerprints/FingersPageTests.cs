using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Fingerprints;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>The place of the traveller's fingers on the officer's page.</summary>
public sealed class FingersPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Fingers_are_taken_by_key_and_the_page_shows_each_of_them_at_every_moment()
    {
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await StateAsync(page, "idle");
        await CheckAsync(watched, "fingers-offered");
        await page.Keyboard.PressAsync("g");
        await TipAsync(page, 2, "live");
        await CheckAsync(watched, "fingers-awaited");
        reader.Say(new FingerArriving(40, HandedReader.Part(HandedReader.Print(0), 40)));
        await page.Locator("#fingers progress[value='40']").WaitForAsync();
        await DrawnAsync(page);
        await CheckAsync(watched, "fingers-arriving");
        reader.Say(new FingerTaken(HandedReader.Blank), new FingerAwaited(MustLift: true));
        await page.Locator(".fingers-advice").GetByText("No finger to be seen").WaitForAsync();
        await TipAsync(page, 2, "retry");
        await CheckAsync(watched, "fingers-retry");
        reader.Say(new FingerAwaited(), new FingerTaken(HandedReader.Print(0)));
        await TipAsync(page, 2, "good");
        await TipAsync(page, 3, "live");
        await DrawnAsync(page);
        await CheckAsync(watched, "fingers-one-taken");
        reader.Say(new FingerTaken(HandedReader.Print(0)));
        await page.Locator(".fingers-advice").GetByText("already taken").WaitForAsync();
        await page.Keyboard.PressAsync("h");
        await StateAsync(page, "done");
        await CheckAsync(watched, "fingers-stopped");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_finger_that_is_bandaged_or_missing_is_said_by_keyboard_alone_and_another_is_taken_anew()
    {
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.Keyboard.PressAsync("g");
        await TipAsync(page, 2, "live");
        await ExcuseAsync(watched, "2", presses: 0, "fingers-dialog");
        await TipAsync(page, 2, "bandaged");
        await TipAsync(page, 3, "live");
        await ExcuseAsync(watched, "3", presses: 1);
        await TipAsync(page, 3, "missing");
        await TipAsync(page, 4, "live");
        await ExcuseAsync(watched, "4", presses: 4);
        await TipAsync(page, 4, "absent");
        await CheckAsync(watched, "fingers-absent");
        Assert.Equal(
            [FingerPresence.Bandaged, FingerPresence.Missing, FingerPresence.Refused],
            Desk(lane).State.Absences.Select(one => one.Reason));
        reader.Say(new FingerTaken(HandedReader.Print(1)));
        await StateAsync(page, "done");
        await page.Keyboard.PressAsync("m");
        await page.Locator("#finger[open]").WaitForAsync();
        await page.Locator("#finger-position").SelectOptionAsync("2");
        await page.Locator("#finger input[value='']").CheckAsync();
        await page.Locator("#finger button:not([type])").ClickAsync();
        await TipAsync(page, 2, "live");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_reader_that_is_unplugged_is_said_in_words_and_when_it_is_back_the_capture_goes_on()
    {
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.Keyboard.PressAsync("g");
        await TipAsync(page, 2, "live");
        reader.Say(new FingerReaderStateChanged(DeviceState.Absent, "gone"));
        await page.Locator(".fingers-prompt").GetByText("does not answer").WaitForAsync();
        await CheckAsync(watched, "fingers-reader-away");
        await page.Locator("#fingers-said").GetByText("does not answer").WaitForAsync();
        reader.Say(new FingerReaderStateChanged(DeviceState.Ready, ""), new FingerTaken(HandedReader.Print(0)));
        await TipAsync(page, 2, "good");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Nobody_reads_a_picture_after_the_traveller_has_gone_and_no_picture_says_whose_it_is()
    {
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.Keyboard.PressAsync("g");
        reader.Say(new FingerArriving(10, HandedReader.Print(0)));
        await DrawnAsync(page);
        var address = await page.Locator(".finger-picture img").GetAttributeAsync("src");
        Assert.Matches("^/inspections/[0-9a-f-]{36}/fingers/picture\\?number=[0-9]+$", address!);
        Assert.Equal(200, await page.EvaluateAsync<int>("async one => (await fetch(one)).status", address));
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.PressAsync("r");
        await page.Locator(".receipt").WaitForAsync();
        Assert.Equal(404, await page.EvaluateAsync<int>("async one => (await fetch(one)).status", address));
        Assert.Equal(0, await page.Locator(".finger-picture img").CountAsync());
    }

    [Fact]
    public async Task A_button_that_has_the_focus_keeps_it_while_the_place_is_drawn_anew()
    {
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.Keyboard.PressAsync("g");
        await TipAsync(page, 2, "live");
        await page.Locator("#fingers-stop").FocusAsync();
        reader.Say(new FingerArriving(70, null));
        await page.Locator("#fingers progress[value='70']").WaitForAsync();
        await page.Locator("#fingers-stop:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await StateAsync(page, "done");
        await page.Locator("#fingers-absent:focus").WaitForAsync();
    }

    public static TheoryData<string, ColorScheme> Looks() => new()
    {
        { "en", ColorScheme.Dark },
        { "fr", ColorScheme.Light },
        { "qps-ploc", ColorScheme.Light },
        { "ar", ColorScheme.Light },
        { "ar", ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_place_of_the_fingers_is_accessible_and_fits_in_every_language_and_light(
        string language, ColorScheme scheme)
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", Arabic.Texts);
        var reader = new HandedReader();
        await using var lane = await StartAsync(reader, $"--Languages:Folder={folder.Path}");
        await using var watched = await OpenAsync(lane, language, scheme);
        var page = watched.Page;
        await page.Keyboard.PressAsync("g");
        reader.Say(new FingerTaken(HandedReader.Print(0)));
        await TipAsync(page, 2, "good");
        Assert.True(Desk(lane).SetAbsence(lane.Desk.State.Active!.Id, FingerPosition.RightRing,
            FingerPresence.Bandaged));
        reader.Say(new FingerTaken(HandedReader.Blank));
        await TipAsync(page, 3, "retry");
        await DrawnAsync(page);
        await CheckAsync(watched, $"fingers-{language}-{scheme}".ToLowerInvariant());
        Assert.True(await IsRightAsync(page, finger: 2));
        Assert.Empty(watched.Complaints);
    }

    // The right hand stands at the right of the drawing, whatever the direction of writing.
    private static Task<bool> IsRightAsync(IPage page, int finger) =>
        page.Locator($"svg.hands .tip[data-finger='{finger}']").EvaluateAsync<bool>(
            "one => { const all = one.closest('svg').getBoundingClientRect();"
            + " return one.getBoundingClientRect().x > all.x + all.width / 2; }");

    private static FingerDesk Desk(ScreensHost lane) => lane.Provided.GetRequiredService<FingerDesk>();

    private static Task<ScreensHost> StartAsync(IFingerReader reader, params string[] settings) =>
        ScreensHost.StartAsync(
            services => services.Replace(ServiceDescriptor.Singleton<IReadOnlyList<IFingerReader>>([reader])),
            0,
            settings);

    private async Task<WatchedPage> OpenAsync(
        ScreensHost lane, string language = "en", ColorScheme scheme = ColorScheme.Light)
    {
        var watched = await browser.PageAsync(scheme: scheme);
        await watched.Page.GotoAsync($"{lane.Address}/?lang={language}");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await StateAsync(watched.Page, "idle");
        return watched;
    }

    private static async Task ExcuseAsync(WatchedPage watched, string finger, int presses, string? picture = null)
    {
        var page = watched.Page;
        await page.Keyboard.PressAsync("m");
        await page.Locator("#finger[open] #finger-position:focus").WaitForAsync();
        Assert.Equal(finger, await page.Locator("#finger-position").InputValueAsync());
        await page.Keyboard.PressAsync("Tab");
        for (var press = 0; press < presses; press++) await page.Keyboard.PressAsync("ArrowDown");
        if (picture is not null) await watched.CheckAsync(picture);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#finger:not([open])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static Task StateAsync(IPage page, string state) =>
        page.Locator($"#fingers .fingers-room[data-state={state}]").WaitForAsync();

    private static Task TipAsync(IPage page, int finger, string state) =>
        page.Locator($"svg.hands .tip[data-finger='{finger}'][data-state={state}]").WaitForAsync();

    // It is put in its place once it has been decoded.
    private static Task DrawnAsync(IPage page) => page.Locator(".finger-picture img").WaitForAsync();

    private static async Task CheckAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync(picture);
        Assert.True(await watched.FitsAsync(), picture);
    }
}
