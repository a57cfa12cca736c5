using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.BorderPost.Tests.Views;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.SecondLine;

/// <summary>Second line in a browser, offline: no centre is set.</summary>
public sealed class SecondLinePageTests(BrowserFixture browser)
{
    private const string Listed =
        "P<KENLISTED<<GRACE<<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<6KEN8408129F3504152<<<<<<<<<<<<<<<8";

    [Fact]
    public async Task A_hit_is_referred_taken_over_questioned_and_refused_with_ground_and_countersign()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await ReferredAsync(lane);
        var page = watched.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await page.FillAsync("#text", "Shows a second passport.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the note" }).ClickAsync();
        await page.Locator("#notes").WaitForAsync();

        await RefuseAsync(page);
        await page.GetByText("Ask the protection question first").WaitForAsync();
        await AnswerAsync(page, asylum: "true", referredTo: "");
        await RefuseAsync(page);
        await page.GetByText("Record first to whom").WaitForAsync();
        await AnswerAsync(page, asylum: "false", referredTo: "");
        await watched.PictureAsync("second-line-case", whole: true);
        Assert.Empty(await watched.AxeAsync());
        await RefuseAsync(page);

        await page.FillAsync("#supervisor", "s-1");
        await page.FillAsync("#supervisorPassword", "wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree" }).ClickAsync();
        await page.GetByText("ID or password is wrong").WaitForAsync();
        await page.FillAsync("#supervisor", "o-1");
        await page.FillAsync("#supervisorPassword", "right");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree" }).ClickAsync();
        await page.GetByText("Nobody countersigns an outcome of his or her own").WaitForAsync();
        await page.FillAsync("#supervisor", "s-1");
        await page.FillAsync("#supervisorPassword", "right");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree" }).ClickAsync();
        await page.GetByText("countersigned by s-1").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Form of the refusal" }).ClickAsync();
        await page.Locator(".refusal-form[lang=fr]").WaitForAsync();
        Assert.Equal(2, await page.Locator(".refusal-form").CountAsync());
        var english = await page.Locator(".refusal-form[lang=en]").InnerTextAsync();
        Assert.Contains("LISTED", english, StringComparison.Ordinal);
        var french = await page.Locator(".refusal-form[lang=fr]").InnerTextAsync();
        Assert.Contains("Refus d’entrée", french, StringComparison.Ordinal);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("second-line-form", whole: true);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task The_queue_is_accessible_and_leads_back_to_the_lane()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await ReferredAsync(lane);
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "To the queue" }).ClickAsync();
        await watched.Page.Locator("#queue tbody tr").WaitForAsync();
        await watched.PictureAsync("second-line-queue");
        Assert.Empty(await watched.AxeAsync());
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Lane", Exact = true }).ClickAsync();
        await watched.Page.Locator("#bar").GetByText("1 in second line").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_refusal_whose_ground_allows_no_photograph_says_that_it_was_erased()
    {
        await using var lane = await ScreensHost.StartAsync();
        Assert.True(lane.Desk.Present(Listed));
        lane.Photograph(Pictures.People(DrawnPerson.Traveller()));
        var id = await lane.ReferAsync();
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}");
        await watched.Page.Locator("#case-photograph").WaitForAsync();
        foreach (var (step, act) in CaseLane.Refusal("E", id: id).Index())
            await lane.Provided.GetRequiredService<CaseBook>().ActAsync(
                act, act is OutcomeCountersigned, $"{step}", TestContext.Current.CancellationToken);
        await watched.Page.ReloadAsync();
        await watched.Page.Locator(".case-photos").GetByText("Erased: no ground of this refusal").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("#case-photograph").CountAsync());
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("second-line-erased");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task The_portrait_of_the_chip_stands_beside_the_live_one_until_the_case_is_closed()
    {
        await using var lane = await ScreensHost.StartAsync();
        var specimen = SpecimenFile.All["chip-forged"];
        lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>().OfType<SimulatedReader>().Single()
            .Present(specimen);
        while (lane.Desk.State.Active is not { Chip: not null })
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        lane.Photograph(Pictures.People(DrawnPerson.Traveller()));
        var id = await lane.ReferAsync();
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}");
        Assert.True(await watched.Page.Locator("#case-portrait").EvaluateAsync<bool>(
            "async (one) => { await one.decode(); return one.naturalWidth > 100; }"));
        await watched.Page.Locator("#case-photograph").WaitForAsync();
        await watched.Page.Locator("#checks").GetByText("changed after it was signed").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("second-line-chip");
        CaseEvent[] acts =
        [
            CaseLane.Refusal("A", id: id)[0],
            new OutcomeProposed(id, CaseLane.Referred, "o-2", "", new(DecisionCode.Admit, [], "Seen.")),
        ];
        foreach (var act in acts)
            await lane.Provided.GetRequiredService<CaseBook>().ActAsync(
                act, isSupervisor: false, act.GetType().Name, TestContext.Current.CancellationToken);
        Assert.Null(lane.Provided.GetRequiredService<CaseChips>().Find(id));
        await watched.Page.ReloadAsync();
        await watched.Page.Locator(".case-photos").GetByText("went with the end of the case").WaitForAsync();
        await watched.Page.Locator("#checks").GetByText("Chip").WaitForAsync();
        var gone = await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}/portrait");
        Assert.Equal(404, gone?.Status);
        Assert.Contains(lane.Provided.Looks(), one => one.Action == AuditTrail.ViewPhotograph);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_said_so()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await browser.PageAsync();
        var answer = await watched.Page.GotoAsync($"{lane.Address}/second-line/{Guid.Empty}");
        Assert.Equal(404, answer?.Status);
        await watched.Page.GetByText("There is no such page").WaitForAsync();
    }

    private async Task<WatchedPage> ReferredAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Listed));
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await watched.Page.Locator("[data-key=r]").ClickAsync();
        await watched.Page.Locator(".receipt").WaitForAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line");
        await watched.Page.Locator("#queue tbody a").ClickAsync();
        await watched.Page.Locator("#checks").WaitForAsync();
        return watched;
    }

    private static async Task AnswerAsync(IPage page, string asylum, string referredTo)
    {
        await page.SelectOptionAsync("#asylum", asylum);
        await page.SelectOptionAsync("#trafficking", "false");
        await page.SelectOptionAsync("#child", "false");
        await page.FillAsync("#referredTo", referredTo);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the answers" }).ClickAsync();
        await page.Locator($"#asylum option[value={asylum}][selected]").WaitForAsync(
            new() { State = WaitForSelectorState.Attached });
    }

    private static async Task RefuseAsync(IPage page)
    {
        await page.SelectOptionAsync("#Decision", DecisionCode.RefuseEntry.Code);
        await page.CheckAsync("input[name=Grounds][value=H]");
        await page.SelectOptionAsync("#FormLanguage", "fr");
        await page.SelectOptionAsync("#Signature", "RefusedToSign");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle the outcome" }).ClickAsync();
    }
}
