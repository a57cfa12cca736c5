using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Fingerprints;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>The place of the traveller's fingers on the officer's page.</summary>
public sealed class FingersPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Fingers_are_taken_by_key_and_the_page_shows_each_of_them_at_every_moment()
    {
        await using var visit = await FingersVisit.OpenAsync(browser);
        await visit.CheckAsync("fingers-offered");
        await visit.BeginAsync();
        await visit.CheckAsync("fingers-awaited");
        visit.Reader.Say(new FingerArriving(40, HandedReader.Part(HandedReader.Print(0), 40)));
        await visit.Page.Locator("#fingers progress[value='40']").WaitForAsync();
        await visit.DrawnAsync();
        await visit.CheckAsync("fingers-arriving");
        visit.Reader.Say(new FingerTaken(HandedReader.Blank), new FingerAwaited(MustLift: true));
        await visit.AdviceAsync("No finger to be seen");
        await visit.TipAsync(2, "retry");
        await visit.CheckAsync("fingers-retry");
        visit.Reader.Say(new FingerAwaited(), new FingerTaken(HandedReader.Print(0)));
        await visit.TipAsync(2, "good");
        await visit.TipAsync(3, "live");
        await visit.DrawnAsync();
        await visit.CheckAsync("fingers-one-taken");
        visit.Reader.Say(new FingerTaken(HandedReader.Print(0)));
        await visit.AdviceAsync("already taken");
        await visit.Page.Keyboard.PressAsync("h");
        await visit.StateAsync("done");
        await visit.CheckAsync("fingers-stopped");
    }

    [Fact]
    public async Task A_finger_that_is_bandaged_or_missing_is_said_by_keyboard_alone_and_another_is_taken_anew()
    {
        await using var visit = await FingersVisit.BeginAsync(browser);
        await ExcuseAsync(visit.Page, "2", presses: 0, () => visit.CheckNarrowAsync("fingers-dialog"));
        await visit.TipAsync(2, "bandaged");
        await visit.TipAsync(3, "live");
        await ExcuseAsync(visit.Page, "3", presses: 1);
        await visit.TipAsync(3, "missing");
        await visit.TipAsync(4, "live");
        await ExcuseAsync(visit.Page, "4", presses: 4);
        await visit.TipAsync(4, "absent");
        await visit.CheckAsync("fingers-absent");
        Assert.Equal(
            [FingerPresence.Bandaged, FingerPresence.Missing, FingerPresence.Refused],
            visit.Desk.State.Absences.Select(one => one.Reason));
        visit.Reader.Say(new FingerTaken(HandedReader.Print(1)));
        await visit.StateAsync("done");
        await visit.Page.Keyboard.PressAsync("m");
        await visit.Page.Locator("#finger[open]").WaitForAsync();
        await visit.Page.Locator("#finger-position").SelectOptionAsync("2");
        await visit.Page.Locator("#finger input[value='']").CheckAsync();
        await visit.Page.Locator("#finger button:not([type])").ClickAsync();
        await visit.TipAsync(2, "live");
    }

    [Fact]
    public async Task A_reader_that_is_unplugged_is_said_in_words_and_when_it_is_back_the_capture_goes_on()
    {
        await using var visit = await FingersVisit.BeginAsync(browser);
        visit.Reader.Say(new FingerReaderStateChanged(DeviceState.Absent, "gone"));
        await visit.Page.Locator(".fingers-prompt").GetByText("does not answer").WaitForAsync();
        await visit.CheckAsync("fingers-reader-away");
        await visit.Page.Locator("#fingers-said").GetByText("does not answer").WaitForAsync();
        visit.Reader.Say(
            new FingerReaderStateChanged(DeviceState.Ready, ""), new FingerTaken(HandedReader.Print(0)));
        await visit.TipAsync(2, "good");
    }

    [Fact]
    public async Task Nobody_reads_a_picture_after_the_traveller_has_gone_and_no_picture_says_whose_it_is()
    {
        await using var visit = await FingersVisit.BeginAsync(browser);
        var page = visit.Page;
        visit.Reader.Say(new FingerArriving(10, HandedReader.Print(0)));
        await visit.DrawnAsync();
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
        await using var visit = await FingersVisit.BeginAsync(browser);
        await visit.Page.Locator("#fingers-stop").FocusAsync();
        visit.Reader.Say(new FingerArriving(70, null));
        await visit.Page.Locator("#fingers progress[value='70']").WaitForAsync();
        await visit.Page.Locator("#fingers-stop:focus").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.StateAsync("done");
        await visit.Page.Locator("#fingers-absent:focus").WaitForAsync();
    }

    [Fact]
    public async Task A_reader_of_four_takes_a_hand_at_once_and_says_when_a_finger_is_lacking()
    {
        var twin = new SimulatedFingerReader("Hand", FingerReaderAbility.FourFingers) { Traveller = "Ada" };
        await using var visit = await FingersVisit.OpenAsync(browser, other: twin);
        await visit.Page.Keyboard.PressAsync("g");
        foreach (var finger in (int[])[2, 3, 4, 5]) await visit.TipAsync(finger, "live");
        await visit.CheckAsync("fingers-hand-awaited");
        twin.Touch(SimulatedTouch.WrongFinger);
        await visit.AdviceAsync("Fewer fingers");
        await visit.DrawnAsync();
        await visit.CheckAsync("fingers-hand-retry");
        twin.Touch();
        await visit.StateAsync("done");
        foreach (var finger in (int[])[2, 3, 4, 5])
            Assert.Contains(
                await visit.Page.Locator($"svg.hands .tip[data-finger='{finger}']").GetAttributeAsync("data-state"),
                (string[])["good", "fair"]);
        await visit.CheckAsync("fingers-hand-done");
    }

    [Fact]
    public async Task Paper_bears_how_each_finger_stands_and_no_print()
    {
        await using var visit = await FingersVisit.OpenAsync(browser, scheme: ColorScheme.Dark);
        await visit.BeginAsync();
        visit.Reader.Say(new FingerTaken(HandedReader.Print(0)));
        await visit.TipAsync(3, "live");
        await visit.DrawnAsync();
        await PrintAsync(visit, "fingers-print-live");
        await visit.Page.Keyboard.PressAsync("h");
        await visit.StateAsync("done");
        await PrintAsync(visit, "fingers-print-done");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_narrow_page_shows_all_of_the_fingers_without_sideways_scrolling(string language)
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", Arabic.Texts);
        await using var visit = await FingersVisit.OpenAsync(
            browser, language, width: 320, height: 640, settings: $"--Languages:Folder={folder.Path}");
        await visit.CheckNarrowAsync($"fingers-narrow-{language}-offered");
        await visit.BeginAsync();
        visit.Reader.Say(new FingerTaken(HandedReader.Print(0)), new FingerTaken(HandedReader.Blank));
        await visit.TipAsync(3, "retry");
        await visit.DrawnAsync();
        await visit.CheckNarrowAsync($"fingers-narrow-{language}-live");
        Assert.True(await IsRightAsync(visit.Page, finger: 2));
        await visit.Page.Keyboard.PressAsync("h");
        await visit.StateAsync("done");
        await visit.CheckNarrowAsync($"fingers-narrow-{language}-done");
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
        await using var visit = await FingersVisit.OpenAsync(
            browser, language, scheme, settings: $"--Languages:Folder={folder.Path}");
        await visit.BeginAsync();
        visit.Reader.Say(new FingerTaken(HandedReader.Print(0)));
        await visit.TipAsync(2, "good");
        Assert.True(visit.Desk.SetAbsence(
            visit.Lane.Desk.State.Active!.Id, FingerPosition.RightRing, FingerPresence.Bandaged));
        visit.Reader.Say(new FingerTaken(HandedReader.Blank));
        await visit.TipAsync(3, "retry");
        await visit.DrawnAsync();
        await visit.CheckAsync($"fingers-{language}-{scheme}".ToLowerInvariant());
        Assert.True(await IsRightAsync(visit.Page, finger: 2));
    }

    // The right hand stands at the right of the drawing, whatever the direction of writing.
    private static Task<bool> IsRightAsync(IPage page, int finger) =>
        page.Locator($"svg.hands .tip[data-finger='{finger}']").EvaluateAsync<bool>(
            "one => { const all = one.closest('svg').getBoundingClientRect();"
            + " return one.getBoundingClientRect().x > all.x + all.width / 2; }");

    private static async Task PrintAsync(FingersVisit visit, string picture)
    {
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.CheckNarrowAsync(picture);
        Assert.True(await visit.Page.Locator("#fingers-prompt").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("#fingers .tip[data-state=good]").IsVisibleAsync());
        Assert.Equal(0, await visit.Page.Locator("#fingers img:visible, #fingers button:visible").CountAsync());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task ExcuseAsync(IPage page, string finger, int presses, Func<Task>? look = null)
    {
        await page.Keyboard.PressAsync("m");
        await page.Locator("#finger[open] #finger-position:focus").WaitForAsync();
        Assert.Equal(finger, await page.Locator("#finger-position").InputValueAsync());
        await page.Keyboard.PressAsync("Tab");
        for (var press = 0; press < presses; press++) await page.Keyboard.PressAsync("ArrowDown");
        if (look is not null) await look();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#finger:not([open])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
