using System.Globalization;
using System.Net;
using System.Text;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// The way of passenger data: a carrier posts who is on board, headquarters sees the flight and a possible match, and
/// the lanes of the arrival post expect everybody on it, also when headquarters is gone.
/// </summary>
public sealed class PassengerDataTests(Deployment deployment, BrowserFixture browser) : IClassFixture<Deployment>
{
    private static readonly string[] Wanted = ["SAMPELMANN", "WIKTOR EMIL", "680314", "UT7730012"];
    private static readonly string[] Early = ["SOMMERFELD", "JULE", "880604", "X7000001"];
    private static readonly string[] Late = ["WINTERBACH", "ODA", "790111", "X7000002"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_a_carrier_is_a_flight_with_a_hit_and_everybody_is_expected_at_the_lane_also_offline()
    {
        await deployment.CentralAsync("", "passenger", "place", "set", "ANY", "--post", Deployment.Post);
        using var carrier = await deployment.OpenCarrierAsync("UT");
        await using var lane = await LaneDriver.SignedInAsync(deployment, browser, "o.first");
        using var list = new ByteArrayContent(Encoding.ASCII.GetBytes(List(Wanted, Early, Late)));
        var answer = await carrier.PostAsync(new Uri("/passenger-data", UriKind.Relative), list, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        await using var unitPage = await browser.PageAsync();
        var unit = new HeadquartersDriver(deployment, unitPage);
        await unit.SignInAsync("p.unit");
        await ShowsAsync(unit.Page, () => unit.OpenAsync("/flights"), unit.Page.GetByText("UT 204"));
        await unit.Page.GetByRole(AriaRole.Link, new() { Name = "UT 204" }).ClickAsync();
        var first = unit.Page.Locator("#persons tbody tr").First;
        await first.GetByText("SAMPELMANN").WaitForAsync();
        await first.GetByText("S-001").WaitForAsync();
        Assert.Equal(3, await unit.Page.Locator("#persons tbody tr").CountAsync());
        await unitPage.PictureAsync("carrier-flight");

        await ShowsAsync(
            lane.Watched.Page, () => lane.GoAsync("/arrivals"), lane.Watched.Page.GetByText("UT 204"));
        await lane.Watched.Page.GetByRole(AriaRole.Link, new() { Name = "UT 204" }).ClickAsync();
        await lane.Watched.Page.Locator("#travellers").GetByText("SOMMERFELD").WaitForAsync();
        await lane.GoAsync("/");
        await lane.ReadAsync(Passport(Early), "clear");
        await lane.Watched.Page.Locator("#expected").GetByText("UT 204").WaitForAsync();
        await lane.Watched.PictureAsync("carrier-lane");
        await lane.AdmitAsync();

        await deployment.KillCentreAsync();
        await lane.BarAsync("Offline");
        await lane.ReadAsync(Passport(Late), "clear");
        await lane.Watched.Page.Locator("#expected").GetByText("UT 204").WaitForAsync();
        await lane.AdmitAsync();
        await lane.ReadAsync(Travellers.Ordinary(41), "clear");
        await lane.Watched.Page.Locator("#live .checks").GetByText("On no list").WaitForAsync();
        Assert.Equal(0, await lane.Watched.Page.Locator("#expected").CountAsync());
        Assert.Empty(lane.Watched.Complaints);
        Assert.Empty(unitPage.Complaints);
    }

    private static string Passport(string[] person) => Travellers.Passport(
        person[0], person[1], person[3], $"19{person[2][..2]}-{person[2][2..4]}-{person[2][4..]}");

    // A page that does not follow by itself is opened again until it shows something.
    private static async Task ShowsAsync(IPage page, Func<Task> open, ILocator wanted)
    {
        do await open();
        while (await wanted.CountAsync() == 0 && !page.IsClosed);
    }

    private static string List(params string[][] persons)
    {
        var day = TimeProvider.System.GetUtcNow().ToString("yyMMdd", CultureInfo.InvariantCulture);
        string[] segments =
        [
            "UNH+1+PAXLST:D:05B:UN:IATA", "BGM+745", "TDT+20+UT204+++UT", "LOC+125+UTA", $"DTM+189:{day}0900:201",
            "LOC+87+ANY", $"DTM+232:{day}1200:201",
            .. persons.SelectMany(one => (string[])
            [
                $"NAD+FL+++{one[0]}:{one[1]}", "ATT+2++M", $"DTM+329:{one[2]}", "NAT+2+UTO", $"DOC+P+{one[3]}",
                "LOC+91+UTO",
            ]),
            $"CNT+42:{persons.Length}",
        ];
        var message = string.Concat(segments.Append($"UNT+{segments.Length + 1}+1").Select(one => one + "'"));
        return $"UNB+UNOA:4+UT+UTOBORDER+{day}:0600+L1++APIS'{message}UNZ+1+L1'";
    }
}
