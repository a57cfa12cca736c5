using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Decisions;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Corrections;

/// <summary>Corrections in a browser, offline: no centre is set.</summary>
public sealed class CorrectionPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_cancelled_capture_is_corrected_into_a_referral_and_waits_in_second_line()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await CancelledAsync(lane);
        var page = watched.Page;
        await page.GotoAsync($"{lane.Address}/records");
        Assert.Empty(await watched.AxeAsync());
        await page.Locator("#records tbody a").ClickAsync();
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("correction", whole: true);
        await CorrectAsync(page, DecisionCode.Refer);
        await page.Locator("#records tbody").GetByText("Yes").WaitForAsync();

        var record = Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent());
        Assert.Equal(DecisionCode.Refer, record.Current.Decision);
        Assert.Equal(("o-1", "Wrong key."), (record.Corrections[0].OfficerId, record.Corrections[0].Reason));
        Assert.Equal(record.Current.CrossingId, Assert.Single(lane.Provided.GetRequiredService<CaseBook>().All).Id);
        var restored = CaseHistory.Restore(lane.Provided.GetRequiredService<Journal>());
        Assert.Equal([record.Current.CrossingId], restored.Cases.Keys);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Letting_pass_against_the_verdict_takes_a_supervisor_who_is_somebody_else()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await CancelledAsync(lane);
        var page = watched.Page;
        await page.GotoAsync($"{lane.Address}/records");
        await page.Locator("#records tbody a").ClickAsync();
        await CorrectAsync(page, DecisionCode.Admit);
        await page.GetByText("A supervisor must agree.", new() { Exact = true }).WaitForAsync();
        await CorrectAsync(page, DecisionCode.Admit, "o-1");
        await page.GetByText("Nobody agrees with himself or herself.").WaitForAsync();
        await CorrectAsync(page, DecisionCode.Admit, "s-1", "wrong");
        await page.GetByText("Supervisor's ID, password or code is wrong.").WaitForAsync();
        await CorrectAsync(page, DecisionCode.Admit, "s-1", "right");
        await page.Locator("#records tbody").GetByText("Yes").WaitForAsync();
        var record = Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent());
        Assert.Equal((DecisionCode.Admit, "s-1"), (record.Current.Decision, record.Corrections[0].SupervisorId));
    }

    private async Task<WatchedPage> CancelledAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-inspection]").WaitForAsync();
        await watched.Page.Locator("[data-key=x]").ClickAsync();
        await watched.Page.Locator("form[data-decision=Cancel] button.danger").ClickAsync();
        await watched.Page.Locator(".receipt").WaitForAsync();
        return watched;
    }

    private static async Task CorrectAsync(
        IPage page, DecisionCode decision, string supervisor = "", string password = "")
    {
        await page.SelectOptionAsync("#Decision", decision.Code);
        await page.FillAsync("#Reason", "Wrong key.");
        await page.FillAsync("#Supervisor", supervisor);
        await page.FillAsync("#SupervisorPassword", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the correction" }).ClickAsync();
    }
}
