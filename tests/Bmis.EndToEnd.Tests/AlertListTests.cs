using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// An alert list's way: two people put an entry on it, a lane hits it in another alphabet, headquarters adjudicates,
/// and the lane is quiet for that traveller and for nobody else; discreet and protection alerts likewise.
/// </summary>
public sealed class AlertListTests(Deployment deployment, BrowserFixture browser)
    : IClassFixture<Deployment>
{
    private const string Ground = "Border Act, section 12";

    [Fact]
    public async Task A_lane_that_runs_enrols_by_a_code_delivers_a_crossing_and_is_shut_out_when_it_is_revoked()
    {
        const string id = "UTANY-7";
        await using var other = await deployment.OpenEnrolledLaneAsync(id);
        await other.Log.WaitForAsync(0, "The list officers", "is in use");
        await using var watched = await browser.PageAsync();
        var lane = new LaneDriver(other, watched);
        await lane.SignInAsync("o.first");
        await other.Log.WaitForAsync(0, "The list alert", "is in use");
        await lane.ReadAsync(Travellers.Ordinary(30), "clear");
        await lane.AdmitAsync();
        await using var officePage = await browser.PageAsync();
        var office = new HeadquartersDriver(deployment, officePage);
        await office.SignInAsync("s.second");
        await office.OpenAsync("/crossings");
        await office.NewestIsAsync("INVERLAKE");

        await deployment.CentralAsync("", "device", "revoke", id, "--reason", "stolen");
        await lane.BarAsync("The lane’s certificate was revoked");
        Assert.Contains(
            "\"state\":\"revoked\"", await deployment.CentralAsync("", "device", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_reaches_a_lane_is_hit_in_another_alphabet_and_is_cleared_for_one_traveller_only()
    {
        await using var lane = await LaneDriver.SignedInAsync(deployment, browser, "o.first");
        await using var anna = await DeskDriver.SignedInAsync(deployment, browser, "m.lists");
        await using var bela = await DeskDriver.SignedInAsync(deployment, browser, "n.lists");

        await anna.ImportAsync("un-xml", "un", UnSample.File());
        await deployment.ChangeAsync("alert", () => bela.ApproveImportAsync("un"));
        var entry = await anna.ProposeAsync("СКВОРЦОВА, Наталья", "1971-05-06", "refuseEntry", Ground);
        await deployment.ChangeAsync("alert", () => bela.ApproveAsync(entry));

        var passport = Travellers.Passport("SKVORCOVA", "NATALYA", "X5550001", "1971-05-06");
        await lane.ReadAsync(passport, "refer");
        await lane.Watched.Page.Keyboard.PressAsync("d");
        var details = lane.Watched.Page.Locator("#details[open]");
        await details.GetByText("SKVORCOVA").First.WaitForAsync();
        await details.GetByText("transliteration").First.WaitForAsync();
        await lane.Watched.PictureAsync("alert-list-lane");
        await lane.Watched.Page.Keyboard.PressAsync("Escape");
        await lane.ReferAsync();

        await deployment.ChangeAsync("clearances", () => anna.MarkFalseAsync("SKVORCOVA"));
        await anna.Watched.PictureAsync("alert-list-hit");

        await lane.ReadAsync(passport, "clear");
        await lane.AdmitAsync();
        await lane.ReadAsync(Travellers.Passport("SKVORCOVA", "NATALYA", "X5550002", "1971-05-06"), "refer");
        await lane.ReferAsync();
        Assert.Empty(lane.Watched.Complaints);
        Assert.Empty(anna.Watched.Complaints);
    }

    [Fact]
    public async Task A_discreet_alert_is_clear_at_the_lane_and_a_protection_alert_is_received_gently()
    {
        await using var lane = await LaneDriver.SignedInAsync(deployment, browser, "o.first");
        await using var anna = await DeskDriver.SignedInAsync(deployment, browser, "m.lists");
        await using var cora = await DeskDriver.SignedInAsync(deployment, browser, "c.discreet");

        var quiet = await anna.ProposeAsync("LINDENGRAU, Oskar", "1980-02-03", "discreetCheck", Ground);
        var child = await anna.ProposeAsync("WEIDENFELD, Lina", "2015-07-08", "protection", Ground);
        await deployment.ChangeAsync("alert", () => cora.ApproveAsync(quiet));
        await deployment.ChangeAsync("alert", () => cora.ApproveAsync(child));

        await lane.ReadAsync(Travellers.Passport("LINDENGRAU", "OSCAR", "X5550003", "1980-02-03"), "clear");
        Assert.Equal(0, await lane.Watched.Page.GetByText("LINDENGRAU, Oskar").CountAsync());
        await lane.AdmitAsync();
        await cora.OpenHitAsync("LINDENGRAU");
        Assert.Equal(0, await anna.HitsOfAsync("LINDENGRAU"));

        await lane.ReadAsync(Travellers.Passport("WEIDENFELD", "LINA", "X5550004", "2015-07-08"), "protect");
        await lane.Watched.PictureAsync("alert-list-protection");
        await lane.ReferAsync();
        await anna.OpenHitAsync("WEIDENFELD");
        Assert.Empty(lane.Watched.Complaints);
    }

    [Fact]
    public async Task A_drill_is_called_one_at_the_lane_judged_at_headquarters_and_gone_when_it_is_called_off()
    {
        await using var lane = await LaneDriver.SignedInAsync(deployment, browser, "o.first");
        await using var anna = await DeskDriver.SignedInAsync(deployment, browser, "m.lists");
        await using var bela = await DeskDriver.SignedInAsync(deployment, browser, "n.lists");

        var drill = await anna.ProposeDrillAsync("PROBELMANN, Vera", "refuseEntry");
        await deployment.ChangeAsync("alert", () => bela.ApproveAsync(drill));
        var specimen = await anna.SpecimenAsync("PROBELMANN");
        await lane.ReadAsync(specimen, "refer");
        await lane.Watched.Page.Locator(".band-drill").GetByText("DRILL").WaitForAsync();
        await lane.Watched.PictureAsync("drill-lane");
        await lane.ReferAsync();

        await anna.OpenHitAsync("PROBELMANN");
        await anna.Watched.Page.GetByText("DRILL: an invented person").WaitForAsync();
        await anna.OpenDrillAsync("PROBELMANN");
        await anna.Watched.Page.Locator("#reactions tbody tr").GetByText("Hit", new() { Exact = true }).WaitForAsync();
        await anna.Watched.PictureAsync("drill-results");

        await deployment.ChangeAsync("alert", () => anna.StopDrillAsync("PROBELMANN"));
        await lane.ReadAsync(specimen, "clear");
        await lane.AdmitAsync();
        Assert.Empty(lane.Watched.Complaints);
        Assert.Empty(anna.Watched.Complaints);
    }
}
