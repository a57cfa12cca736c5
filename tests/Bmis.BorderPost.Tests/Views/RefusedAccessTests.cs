using Bmis.BorderPost.Tests.Duty;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Views;

/// <summary>Officers who are refused, in real browsers with real sessions.</summary>
public sealed class RefusedAccessTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_wrong_role_is_in_the_audit()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.SignInAsync(lane, "o.one");
        await officer.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        Assert.Equal([("refused", "o.one", "GET /supervisor")], lane.Services.Looks());
    }

    [Fact]
    public async Task A_locked_session_that_tries_a_page_is_in_the_audit_and_what_pages_ask_by_themselves_is_not()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.SignInAsync(lane, "o.one");
        var records = new Uri(lane.Address, $"/records/{Guid.Empty}?name=LISTED").ToString();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Lock" }).ClickAsync();
        await officer.Page.ArriveAsync("/unlock");
        await officer.Page.GotoAsync(records);
        await officer.Page.ArriveAsync("/unlock");
        await officer.Page.EvaluateAsync("() => fetch('/assistance/state')");
        Assert.Equal([("refused", "o.one", $"GET /records/{Guid.Empty}")], lane.Services.Looks());
    }

    [Fact]
    public async Task A_page_of_second_line_shows_nothing_any_more_once_its_session_is_locked_elsewhere()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var officer = await browser.SignInAsync(lane, "o.one");
        await officer.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        var other = await officer.Page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(lane.Address, "/shift").ToString());
        await other.GetByRole(AriaRole.Button, new() { Name = "Lock" }).ClickAsync();
        await other.ArriveAsync("/unlock");
        await officer.Page.ArriveAsync("/unlock");
    }
}
