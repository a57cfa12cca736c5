using System.Text.Json.Nodes;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Hits;
using Bmis.BorderPost.Tests.Views;
using Bmis.Crossings;
using Bmis.Crossings.Policies;
using Bmis.TestKit;
using Bmis.TestKit.Fingerprints;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Travellers whose fingers are taken by a module on a serial line, as officers see it.</summary>
public sealed class SerialJourneyTests(BrowserFixture browser)
{
    private static string Wanjiku => FingerLane.Wanjiku;

    [Fact]
    public async Task Who_enrols_at_entry_is_verified_at_exit_another_finger_fails_and_an_alert_is_found_by_print()
    {
        using var folder = new ScratchFolder();
        using var module = new OpticalModuleEmulator(Path.Combine(folder.Path, "finger"));
        module.PlugIn();
        folder.Write("profile.json", Profile());
        await using var lane = await RunningLane.StartAsync(
            $"--Inspection:ProfileFile={Path.Combine(folder.Path, "profile.json")}",
            "--Devices:Fingers:0:Name=Optical module",
            "--Devices:Fingers:0:Kind=Serial",
            $"--Devices:Fingers:0:Port={module.Port}");
        await TakeListsInAsync(lane, "test:9", person: 3);

        await using (var entry = await browser.TakeUpAsync(lane, "o.one"))
        {
            await PassAsync(lane, module, entry, Wanjiku, person: 1, impression: 1);
            await LineAsync(entry.Page, "neutral", "Enrolled");
            await CheckAsync(entry, "fingers-enrolled");
            await AdmitAsync(lane);
        }

        await lane.RestartAsync("--Inspection:Direction=Exit");
        await using var exit = await browser.TakeUpAsync(lane, "o.two");
        await PassAsync(lane, module, exit, Wanjiku, person: 1, impression: 2);
        await LineAsync(exit.Page, "passed", "Match");
        await exit.Page.Locator(".checks").GetByText("Compared with the enrolment of").WaitForAsync();
        await CheckAsync(exit, "fingers-match");
        await AdmitAsync(lane);

        await PassAsync(lane, module, exit, Wanjiku, person: 2, impression: 1);
        await LineAsync(exit.Page, "failed", "No match");
        await exit.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await CheckAsync(exit, "fingers-no-match");
        var referred = await ReferAsync(lane, exit.Page);

        await PassAsync(lane, module, exit, FingerLane.Mustermann, person: 3, impression: 1);
        await exit.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await exit.Page.Keyboard.PressAsync("d");
        await exit.Page.Locator("#details[open]").GetByText("test:9").WaitForAsync();
        await exit.PictureAsync("fingers-alert");
        await SecondLineAsync(exit, lane, referred);
        Assert.Empty(exit.Complaints);
    }

    // Both pictures of the finger stand side by side, with what the comparison said.
    private static async Task SecondLineAsync(WatchedPage watched, RunningLane lane, Guid referred)
    {
        var page = watched.Page;
        await page.GotoAsync(new Uri(lane.Address, $"/second-line/{referred}").ToString());
        var finger = page.Locator(".case-finger[data-finger='2']");
        await finger.GetByText("No match").WaitForAsync();
        Assert.Equal(2, await finger.Locator("img").EvaluateAllAsync<int>(
            "async all => { await Promise.all(all.map(one => one.decode()));"
            + " return all.filter(one => one.naturalWidth === 256).length; }"));
        await watched.CheckAsync("case-fingers");
        var address = new Uri(lane.Address, $"/second-line/{Guid.Empty}/fingers/2/now").ToString();
        Assert.Equal(404, (await page.APIRequest.GetAsync(address)).Status);
        Assert.Contains(lane.Services.Looks(), one => one.Action == AuditTrail.ViewFinger);
    }

    // The country's profile asks for the right index finger alone, and the lane searches.
    private static string Profile()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        var profile = JsonNode.Parse(stream)!;
        profile["fingerprints"]!["choices"] = new JsonArray(new JsonArray(2), new JsonArray(7));
        profile["fingerprints"]!["search"] = new JsonArray("Alert");
        return profile.ToJsonString();
    }

    private static async Task TakeListsInAsync(RunningLane lane, string entry, int person)
    {
        lane.Services.GetRequiredService<ListShelf>().TakeIn(
            await lane.Lists.PutAsync(ListNames.Alert, 1, AlertListFile.Write([Passing.Nobody])));
        lane.Services.GetRequiredService<AlertPrintShelf>().TakeIn(await lane.Lists.PutAsync(
            ListNames.AlertPrints, 1, await SerialPrints.ListAsync(entry, person), room: ListNames.AlertPrints));
    }

    // The capture begins by itself; a finger is pressed once the page asks for it.
    private static async Task PassAsync(
        RunningLane lane, OpticalModuleEmulator module, WatchedPage watched, string mrz, int person, int impression)
    {
        Assert.True(Desk(lane).Present(mrz));
        await watched.Page.Locator("#fingers .tip[data-finger='2'][data-state=live]").WaitForAsync();
        module.Press(SerialPrints.Packed(person, impression));
        await watched.Page.Locator("#fingers .fingers-room[data-state=done]").WaitForAsync();
        await Passing.UntilAsync(() => Desk(lane).State.Active!.Outcomes.Any(one => one.Check == FingerChecks.Alert));
    }

    private static Task LineAsync(IPage page, string state, string word) =>
        page.Locator($".checks li[data-state={state}]", new() { HasText = "Fingerprints" }).GetByText(word).First
            .WaitForAsync();

    private static async Task CheckAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync(picture);
    }

    private static async Task AdmitAsync(RunningLane lane)
    {
        for (var attempt = 1; ; attempt++)
        {
            var active = Desk(lane).State.Active!;
            var answer = await Desk(lane).DecideAsync(
                new(active.Id, OfficerAct.Admit, active.Revision, $"{active.Id}-{attempt}", "Known", "s.one",
                    Duty.Officers.Password),
                Inspecting.Desk.Officer,
                TestContext.Current.CancellationToken);
            if (answer.Receipt is not null) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Guid> ReferAsync(RunningLane lane, IPage page)
    {
        var id = Desk(lane).State.Active!.Id;
        await page.Keyboard.PressAsync("r");
        await Passing.UntilAsync(() => Desk(lane).State.Active is null);
        return id;
    }

    private static InspectionDesk Desk(RunningLane lane) => lane.Services.GetRequiredService<InspectionDesk>();
}
