using System.Net;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Views;
using Bmis.Crossings;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>Whom the post collects about, for the role that may see it.</summary>
public sealed class DiscreetPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_role_sees_what_to_collect_and_keeps_what_was_noted()
    {
        await using var lane = await StartAsync();
        var id = await Passing.AdmitAsync(lane);
        await using var trained = await browser.SignInAsync(lane, "d.one");
        await trained.Page.GetByRole(AriaRole.Link, new() { Name = "Discreet checks" }).ClickAsync();
        await trained.Page.Locator("#discreet").GetByText("ERIKSSON").First.WaitForAsync();
        await trained.Page.GetByText("Note with whom and by what.").WaitForAsync();
        await trained.Page.FillAsync("input[name=Route]", "UTO to KEN");
        await trained.Page.FillAsync("input[name=Vehicle]", "Grey van, UT 4711");
        await trained.PictureAsync("discreet");
        Assert.Empty(await trained.AxeAsync());
        await trained.Page.GetByRole(AriaRole.Button, new() { Name = "Keep what was noted" }).ClickAsync();
        await trained.Page.Locator(".collected").GetByText("Grey van, UT 4711").WaitForAsync();
        Assert.Empty(trained.Complaints);
        var noted = Assert.Single(lane.Services.GetRequiredService<HitBook>().Find(id, "test:1").Collected);
        Assert.Equal(("d.one", "UTO to KEN"), (noted.OfficerId, noted.Noted.Route));
        Assert.Contains(lane.Services.Looks(), one => one.Action == "view-discreet-hits");
    }

    [Theory]
    [InlineData("fr", ColorScheme.Dark, 1366)]
    [InlineData("en", ColorScheme.Light, 320)]
    public async Task The_page_is_accessible_in_the_dark_and_on_a_narrow_screen(
        string language, ColorScheme scheme, int width)
    {
        await using var lane = await StartAsync();
        await Passing.AdmitAsync(lane);
        await using var trained = await browser.PageAsync(scheme: scheme, width: width);
        await trained.Page.GotoAsync(new Uri(lane.Address, $"/sign-in?lang={language}").ToString());
        await trained.Page.FillAsync("#officer", "d.one");
        await trained.Page.FillAsync("#password", Officers.Password);
        await trained.Page.ClickAsync("main form button");
        await trained.Page.ArriveAsync("/shift");
        await trained.Page.GotoAsync(new Uri(lane.Address, "/discreet").ToString());
        await trained.Page.Locator("#discreet").GetByText("ERIKSSON").First.WaitForAsync();
        await trained.PictureAsync($"discreet-{language}-{width}", whole: true);
        Assert.Empty(await trained.AxeAsync());
        Assert.True(await trained.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(trained.Complaints);
    }

    [Fact]
    public async Task A_traveller_at_the_desk_comes_onto_the_open_page_by_itself()
    {
        await using var lane = await StartAsync();
        await using var trained = await browser.SignInAsync(lane, "d.one");
        await trained.Page.GotoAsync(new Uri(lane.Address, "/discreet").ToString());
        await trained.Page.GetByText("Nobody to collect about").WaitForAsync();
        Assert.True(lane.Services.GetRequiredService<BorderPost.Inspecting.InspectionDesk>()
            .Present(Inspecting.Desk.Specimen));
        await trained.Page.GetByText("At the desk now").WaitForAsync();
    }

    [Theory]
    [InlineData("o.one")]
    [InlineData("s.one")]
    public async Task To_everybody_else_it_is_a_page_that_does_not_exist(string officer)
    {
        await using var lane = await StartAsync();
        var id = await Passing.AdmitAsync(lane);
        await using var other = await browser.SignInAsync(lane, officer);
        Assert.DoesNotContain("iscreet", await other.Page.ContentAsync(), StringComparison.Ordinal);
        var missing = await other.Page.GotoAsync(new Uri(lane.Address, "/no-such-page").ToString());
        var body = Words(await other.Page.ContentAsync(), "/no-such-page");
        foreach (var address in new[] { "/discreet", "/discreet/state" })
        {
            var answer = await other.Page.GotoAsync(new Uri(lane.Address, address).ToString());
            Assert.Equal((404, missing!.Status), (answer!.Status, answer.Status));
            Assert.Equal(body, Words(await other.Page.ContentAsync(), address));
        }

        var posted = await other.Page.EvaluateAsync<int>(
            "async (address) => (await fetch(address, { method: 'POST' })).status", $"/discreet/{id}");
        Assert.Equal((int)HttpStatusCode.NotFound, posted);
        Assert.Contains(("refused", officer, "GET /discreet"), lane.Services.Looks());
    }

    [Fact]
    public async Task A_discreet_hit_is_no_late_hit_that_everybody_may_answer()
    {
        await using var lane = await StartAsync();
        var id = await Passing.AdmitAsync(lane);
        await using var trained = await browser.SignInAsync(lane, "d.one");
        await trained.Page.GotoAsync(new Uri(lane.Address, "/discreet").ToString());
        var status = await trained.Page.EvaluateAsync<int>(
            """
            async (address) => {
              const form = new FormData(document.querySelector("#discreet form"));
              form.set("entry", "test:1");
              form.set("key", "1");
              return (await fetch(address, { method: "POST", body: form })).status;
            }
            """,
            $"/late-hits/{id}");
        Assert.Equal(404, status);
    }

    // The reference on a page of trouble is another one each time, and its links name what was asked for.
    private static string Words(string page, string address) => System.Text.RegularExpressions.Regex
        .Replace(page, "[0-9a-f]{32}", "").Replace(address, "", StringComparison.Ordinal)
        .Replace(WebUtility.UrlEncode(address), "", StringComparison.Ordinal);

    private static async Task<RunningLane> StartAsync()
    {
        var lane = await RunningLane.StartAsync();
        var entry = Passing.Eriksson(AlertAction.DiscreetCheck) with
        {
            Terms = new() { Handling = "Note with whom and by what.", Contact = "+999 555 0122" },
            Vehicles = ["UT 4711"],
        };
        lane.Services.GetRequiredService<ListShelf>().TakeIn(
            await lane.Lists.PutAsync(ListNames.Alert, 1, AlertListFile.Write([entry, Passing.Nobody])));
        return lane;
    }
}
