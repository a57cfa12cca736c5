using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Supervision;
using Bmis.BorderPost.Tests.Duty;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Supervision;

/// <summary>A supervisor and an officer at one lane, offline.</summary>
public sealed class SupervisorPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_supervisor_sees_the_lane_its_shift_and_who_passed_against_the_verdict()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.TakeUpAsync(lane, "o.one");
        await officer.Page.Keyboard.PressAsync("t");
        await officer.Page.FillAsync("#mrz", Inspecting.Desk.Specimen);
        await officer.Page.Locator("form[data-document] button").ClickAsync();
        await officer.Page.Locator("#live .band[data-state=incomplete]").WaitForAsync();
        while (!await officer.Page.Locator(".receipt").IsVisibleAsync())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await AdmitAsync(officer.Page);
        }

        await using var supervisor = await browser.SignInAsync(lane, "s.one");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Supervisor" }).ClickAsync();
        await supervisor.Page.Locator("#overrides tbody").GetByText("Known to the post").WaitForAsync();
        await supervisor.Page.GetByText("Close the shift of o.one").WaitForAsync();
        await supervisor.Page.Locator("#steps tbody").GetByText("From the document to the decision").WaitForAsync();
        Assert.Empty(await supervisor.AxeAsync());
        await supervisor.PictureAsync("supervisor", whole: true);
        Assert.Empty(supervisor.Complaints);
        await supervisor.Page.GetByText("Close the shift of o.one").ClickAsync();
        await supervisor.Page.ArriveAsync("/shift");
        await supervisor.Page.GetByText("Open the shift").WaitForAsync();
    }

    [Fact]
    public async Task A_silent_call_shows_on_other_pages_and_nowhere_at_the_desk()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.TakeUpAsync(lane, "o.one");
        await using var second = await browser.SignInAsync(lane, "o.two");
        await second.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        var before = await officer.Page.Locator("body").InnerTextAsync();
        await officer.Page.RunAndWaitForResponseAsync(
            () => officer.Page.Keyboard.PressAsync("0"),
            response => response.Url.EndsWith("/assistance", StringComparison.Ordinal));
        Assert.Equal(before, await officer.Page.Locator("body").InnerTextAsync());
        await second.Page.GetByText("o.one calls for assistance").WaitForAsync();
        Assert.Empty(await second.AxeAsync());
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "I go there" }).ClickAsync();
        await second.Page.Locator("#assistance").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Null(lane.Services.GetRequiredService<AssistanceBoard>().Open);
        Assert.Equal(
            [("assistance", "o.one"), ("assistance-answered", "o.two")],
            lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Audit, 100)
                .Select(AuditMessage.Parser.ParseFrom)
                .Where(one => one.Action.StartsWith("assistance", StringComparison.Ordinal))
                .Select(one => (one.Action, one.OfficerId)));
    }

    [Fact]
    public async Task An_officer_does_not_see_the_supervisors_page()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.SignInAsync(lane, "o.one");
        Assert.Equal(0, await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Supervisor" }).CountAsync());
        await officer.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        Assert.DoesNotContain("/supervisor", new Uri(officer.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    // In the first moments after a verdict the lane refuses, and the dialog closes.
    private static async Task AdmitAsync(IPage page)
    {
        await page.Locator("[data-key=a]").ClickAsync();
        await page.FillAsync("#reason", "Known to the post");
        if (await page.Locator("#supervisor").IsVisibleAsync())
        {
            await page.FillAsync("#supervisor", "s.one");
            await page.FillAsync("#supervisorPassword", Officers.Password);
        }

        await page.RunAndWaitForResponseAsync(
            () => page.Locator("form[data-decision=Admit] button").First.ClickAsync(),
            response => response.Url.EndsWith("/decision", StringComparison.Ordinal));
        await page.Locator("#notice:not([hidden])").WaitForAsync();
    }
}
