using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// An alert list's way: two people put an entry on it, a lane hits it in another alphabet, headquarters adjudicates,
/// and the lane is quiet for that traveller and for nobody else; discreet and protection alerts likewise.
/// </summary>
public sealed class AlertListTests(Deployment deployment, BrowserFixture browser)
    : IClassFixture<Deployment>, IClassFixture<BrowserFixture>
{
    private const string Ground = "Border Act, section 12";

    [Fact]
    public async Task An_entry_reaches_a_lane_is_hit_in_another_alphabet_and_is_cleared_for_one_traveller_only()
    {
        await using var lanePage = await browser.PageAsync();
        await using var first = await browser.PageAsync();
        await using var second = await browser.PageAsync();
        var lane = new LaneDriver(deployment, lanePage);
        var (anna, bela) = (new DeskDriver(deployment, first), new DeskDriver(deployment, second));
        await lane.SignInAsync("o.first");
        await anna.SignInAsync("m.lists");
        await bela.SignInAsync("n.lists");

        var mark = deployment.LaneLog.Count;
        await anna.ImportAsync("un-xml", "un", UnSample.File());
        await bela.ApproveImportAsync("un");
        await deployment.LaneLog.WaitForAsync(mark, "The list alert", "is in use");

        mark = deployment.LaneLog.Count;
        await bela.ApproveAsync(await anna.ProposeAsync("СКВОРЦОВА, Наталья", "1971-05-06", "refuseEntry", Ground));
        await deployment.LaneLog.WaitForAsync(mark, "The list alert", "is in use");

        var passport = Travellers.Passport("SKVORCOVA", "NATALYA", "X5550001", "1971-05-06");
        await lane.ReadAsync(passport, "refer");
        await lanePage.Page.Keyboard.PressAsync("d");
        var details = lanePage.Page.Locator("#details[open]");
        await details.GetByText("SKVORCOVA").First.WaitForAsync();
        await details.GetByText("transliteration").First.WaitForAsync();
        await lanePage.PictureAsync("alert-list-lane");
        await lanePage.Page.Keyboard.PressAsync("Escape");
        await lane.ReferAsync();

        mark = deployment.LaneLog.Count;
        await anna.MarkFalseAsync("SKVORCOVA");
        await first.PictureAsync("alert-list-hit");
        await deployment.LaneLog.WaitForAsync(mark, "The list clearances", "is in use");

        await lane.ReadAsync(passport, "clear");
        await lane.AdmitAsync();
        await lane.ReadAsync(Travellers.Passport("SKVORCOVA", "NATALYA", "X5550002", "1971-05-06"), "refer");
        await lane.ReferAsync();
        Assert.Empty(lanePage.Complaints);
        Assert.Empty(first.Complaints);
    }

    [Fact]
    public async Task A_discreet_alert_is_clear_at_the_lane_and_a_protection_alert_is_received_gently()
    {
        await using var lanePage = await browser.PageAsync();
        await using var first = await browser.PageAsync();
        await using var second = await browser.PageAsync();
        var lane = new LaneDriver(deployment, lanePage);
        var (anna, cora) = (new DeskDriver(deployment, first), new DeskDriver(deployment, second));
        await lane.SignInAsync("o.first");
        await anna.SignInAsync("m.lists");
        await cora.SignInAsync("c.discreet");

        var quiet = await anna.ProposeAsync("LINDENGRAU, Oskar", "1980-02-03", "discreetCheck", Ground);
        var child = await anna.ProposeAsync("WEIDENFELD, Lina", "2015-07-08", "protection", Ground);
        await cora.ApproveAsync(quiet);
        var mark = deployment.LaneLog.Count;
        await cora.ApproveAsync(child);
        await deployment.LaneLog.WaitForAsync(mark, "The list alert", "is in use");

        await lane.ReadAsync(Travellers.Passport("LINDENGRAU", "OSCAR", "X5550003", "1980-02-03"), "clear");
        Assert.Equal(0, await lanePage.Page.GetByText("LINDENGRAU, Oskar").CountAsync());
        await lane.AdmitAsync();
        await cora.OpenHitAsync("LINDENGRAU");
        Assert.Equal(0, await anna.HitsOfAsync("LINDENGRAU"));

        await lane.ReadAsync(Travellers.Passport("WEIDENFELD", "LINA", "X5550004", "2015-07-08"), "protect");
        await lanePage.PictureAsync("alert-list-protection");
        await lane.ReferAsync();
        await anna.OpenHitAsync("WEIDENFELD");
        Assert.Empty(lanePage.Complaints);
    }

    [Fact]
    public async Task A_drill_is_called_one_at_the_lane_judged_at_headquarters_and_gone_when_it_is_called_off()
    {
        await using var lanePage = await browser.PageAsync();
        await using var first = await browser.PageAsync();
        await using var second = await browser.PageAsync();
        var lane = new LaneDriver(deployment, lanePage);
        var (anna, bela) = (new DeskDriver(deployment, first), new DeskDriver(deployment, second));
        await lane.SignInAsync("o.first");
        await anna.SignInAsync("m.lists");
        await bela.SignInAsync("n.lists");

        var mark = deployment.LaneLog.Count;
        await bela.ApproveAsync(await anna.ProposeDrillAsync("PROBELMANN, Vera", "refuseEntry"));
        await deployment.LaneLog.WaitForAsync(mark, "The list alert", "is in use");
        var specimen = await anna.SpecimenAsync("PROBELMANN");
        await lane.ReadAsync(specimen, "refer");
        await lanePage.Page.Locator(".band-drill").GetByText("DRILL").WaitForAsync();
        await lanePage.PictureAsync("drill-lane");
        await lane.ReferAsync();

        await anna.OpenHitAsync("PROBELMANN");
        await first.Page.GetByText("DRILL: an invented person").WaitForAsync();
        await anna.OpenDrillAsync("PROBELMANN");
        await first.Page.Locator("#reactions tbody tr").GetByText("Hit", new() { Exact = true }).WaitForAsync();
        await first.PictureAsync("drill-results");

        mark = deployment.LaneLog.Count;
        await anna.StopDrillAsync("PROBELMANN");
        await deployment.LaneLog.WaitForAsync(mark, "The list alert", "is in use");
        await lane.ReadAsync(specimen, "clear");
        await lane.AdmitAsync();
        Assert.Empty(lanePage.Complaints);
        Assert.Empty(first.Complaints);
    }
}
