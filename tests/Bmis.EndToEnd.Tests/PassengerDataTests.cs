using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bmis.TestKit;
using Microsoft.Playwright;
using Npgsql;

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
        using var list = new ByteArrayContent(Encoding.ASCII.GetBytes(List("UT204", Wanted, Early, Late)));
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
        await deployment.StartCentreAsync();
    }

    [Fact]
    public async Task Killing_headquarters_while_it_takes_lists_in_loses_and_doubles_nobody()
    {
        const int lists = 40;
        const int onEach = 50;
        using var carrier = await deployment.OpenCarrierAsync("UK");
        var acknowledged = new HashSet<int>();
        for (var number = 0; number < lists / 2; number++)
            if (await SendAsync(carrier, Crowd(number, onEach)) is { Repeated: false }) acknowledged.Add(number);
        await deployment.KillCentreAsync();
        Assert.Equal(lists / 2, acknowledged.Count);
        await deployment.StartCentreAsync();

        // The carrier does not know what has arrived, and sends everything again.
        var addresses = new List<Uri>();
        for (var number = 0; number < lists; number++)
        {
            var (address, isRepeated) = await SendAsync(carrier, Crowd(number, onEach));
            Assert.Equal(acknowledged.Contains(number), isRepeated);
            addresses.Add(address);
        }

        foreach (var address in addresses) await TakenAsync(carrier, address);
        await using var warehouse = NpgsqlDataSource.Create(deployment.Warehouse);
        await using var counted = warehouse.CreateCommand(
            """
            select count(*)::int from passenger join passenger_picture using (picture_id) join flight using (flight_id)
            where carrier = 'UK' and replaced_by is null
            """);
        Assert.Equal(lists * onEach, (int)(await counted.ExecuteScalarAsync(Cancellation))!);
    }

    private static async Task<(Uri Address, bool Repeated)> SendAsync(HttpClient carrier, string message)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(message));
        using var answer = await carrier.PostAsync(
            new Uri("/passenger-data", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return (answer.Headers.Location!, body.GetProperty("repeated").GetBoolean());
    }

    private static async Task TakenAsync(HttpClient carrier, Uri address)
    {
        string? state;
        do
        {
            var fate = await carrier.GetFromJsonAsync<JsonElement>(address, Cancellation);
            state = fate.GetProperty("state").GetString();
        }
        while (state == "waiting");
        Assert.Equal("taken", state);
    }

    private static string Crowd(int number, int count) => List(
        $"UK{500 + number}",
        [
            .. Enumerable.Range(0, count).Select(place => (string[])
                ["CROWD", Given(place), "900101", $"K{number:D3}{place:D4}"]),
        ]);

    private static string Given(int place) => $"P{(char)('A' + (place / 26))}{(char)('A' + (place % 26))}";

    private static string Passport(string[] person) => Travellers.Passport(
        person[0], person[1], person[3], $"19{person[2][..2]}-{person[2][2..4]}-{person[2][4..]}");

    // A page that does not follow by itself is opened again until it shows something.
    private static async Task ShowsAsync(IPage page, Func<Task> open, ILocator wanted)
    {
        do await open();
        while (await wanted.CountAsync() == 0 && !page.IsClosed);
    }

    private static string List(string flight, params string[][] persons)
    {
        var day = TimeProvider.System.GetUtcNow().ToString("yyMMdd", CultureInfo.InvariantCulture);
        string[] segments =
        [
            "UNH+1+PAXLST:D:05B:UN:IATA", "BGM+745", $"TDT+20+{flight}+++{flight[..2]}",
            "LOC+125+UTA", $"DTM+189:{day}0900:201", "LOC+87+ANY", $"DTM+232:{day}1200:201",
            .. persons.SelectMany(one => (string[])
            [
                $"NAD+FL+++{one[0]}:{one[1]}", "ATT+2++M", $"DTM+329:{one[2]}", "NAT+2+UTO", $"DOC+P+{one[3]}",
                "LOC+91+UTO",
            ]),
            $"CNT+42:{persons.Length}",
        ];
        var message = string.Concat(segments.Append($"UNT+{segments.Length + 1}+1").Select(one => one + "'"));
        return $"UNB+UNOA:4+{flight[..2]}+UTOBORDER+{day}:0600+{flight}++APIS'{message}UNZ+1+{flight}'";
    }
}
