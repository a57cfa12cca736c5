using System.Globalization;
using System.Text.Json;
using Bmis.TestKit;
using Microsoft.Playwright;
using Npgsql;

namespace Bmis.EndToEnd.Tests;

/// <summary>A traveller crosses, headquarters knows: with a network, without one, and again with one.</summary>
public sealed class MainJobTests(Deployment deployment, BrowserFixture browser)
    : IClassFixture<Deployment>
{
    [Fact]
    public async Task Travellers_cross_and_headquarters_knows_also_after_hours_without_a_network()
    {
        await using var lanePage = await browser.PageAsync();
        await using var officePage = await browser.PageAsync();
        var lane = new LaneDriver(deployment, lanePage);
        var office = new HeadquartersDriver(deployment, officePage);
        await lane.SignInAsync("o.first");
        await office.SignInAsync("s.second");
        await office.OpenAsync("/crossings");
        await deployment.LaneLog.WaitForAsync(0, "The list alert", "is in use");

        await lane.ReadAsync(Travellers.Ordinary(0), "clear");
        await lanePage.PictureAsync("main-job-lane");
        await lane.AdmitAsync();
        await office.NewestIsAsync("ALDERNEY");

        await deployment.KillCentreAsync();
        for (var number = 1; number <= 10; number++)
        {
            await lane.ReadAsync(Travellers.Ordinary(number), "clear");
            await lane.AdmitAsync();
        }

        await deployment.StartCentreAsync();
        await office.OpenAsync("/crossings");
        await office.NewestIsAsync("KESTRELFORD");
        await OnceAndInOrderAsync(11);
        await JournalVerifiesAsync();
        await officePage.PictureAsync("main-job-crossings");
        await AnalystExportsAsync(11);
        Assert.Empty(lanePage.Complaints);
        // While headquarters is down its page cannot reach it; anything else would be a fault of the page.
        Assert.DoesNotContain(
            officePage.Complaints,
            complaint => !complaint.Contains("ERR_", StringComparison.Ordinal)
                && !complaint.Contains("WebSocket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_holder_on_the_real_list_is_hit_and_referred()
    {
        var listed = OfacSample.Person();
        await using var page = await browser.PageAsync();
        var lane = new LaneDriver(deployment, page);
        await lane.SignInAsync("o.first");
        await deployment.ImportAsync("ofac-csv", "ofac", OfacSample.Files());
        await deployment.ChangeAsync("alert", () => deployment.GroundAsync("ofac", "Sanctions Act, section 4"));
        var passport = Travellers.Passport(listed.Surname, listed.GivenNames, "X7654321", listed.BirthDate);
        await lane.ReadAsync(passport, "refer");
        await page.Page.Keyboard.PressAsync("d");
        await page.Page.Locator("#details[open]").GetByText($"ofac:{listed.Id}").First.WaitForAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await lane.ReferAsync();
    }

    [Fact]
    public async Task A_lane_that_stands_still_turns_red_at_headquarters_and_green_again_and_its_journal_is_proved()
    {
        await using var lanePage = await browser.PageAsync();
        await using var watched = await browser.PageAsync();
        await new LaneDriver(deployment, lanePage).SignInAsync("o.first");
        var office = new HeadquartersDriver(deployment, watched);
        await office.SignInAsync("x.admin");
        await office.OpenAsync("/posts");
        var state = office.Page.Locator("#posts tr", new() { HasText = Deployment.Lane }).Locator(".tag").First;
        await ToneAsync(state, "good");
        await deployment.StopLaneAsync();
        try
        {
            await ToneAsync(state, "danger");
        }
        finally
        {
            await deployment.ContinueLaneAsync();
        }

        await ToneAsync(state, "good");
        await office.OpenAsync($"/posts/{Deployment.Lane}");
        await Assertions.Expect(office.Page.Locator("#devices")).ToContainTextAsync("Serial reader");
        await office.Page.Locator("#proof button").ClickAsync();
        await Assertions.Expect(office.Page.Locator("#proof .notice")).ToContainTextAsync("Complete from 1 to");
        Assert.Empty(watched.Complaints);
    }

    private static Task ToneAsync(ILocator state, string tone) =>
        Assertions.Expect(state).ToHaveAttributeAsync("data-tone", tone, new() { Timeout = 30_000 });

    // The lane's entries as the warehouse holds them: one row a sequence, in order, none twice.
    private async Task OnceAndInOrderAsync(int crossings)
    {
        await using var warehouse = NpgsqlDataSource.Create(deployment.Warehouse);
        await using var command = warehouse.CreateCommand(
            "select sequence from crossing where lane_id = $1 and decision = 'ADM' order by crossed_at");
        command.Parameters.AddWithValue(Deployment.Lane);
        await using var rows = await command.ExecuteReaderAsync();
        var sequences = new List<long>();
        while (await rows.ReadAsync()) sequences.Add(rows.GetInt64(0));
        Assert.Equal(crossings, sequences.Count);
        Assert.Equal(sequences.Order().Distinct(), sequences);
    }

    private async Task JournalVerifiesAsync()
    {
        using var answer = JsonDocument.Parse(await deployment.PostAsync("journal", "verify", deployment.JournalPath));
        Assert.True(answer.RootElement.GetProperty("valid").GetBoolean());
    }

    private async Task AnalystExportsAsync(int crossings)
    {
        await using var watched = await browser.PageAsync();
        var analyst = new HeadquartersDriver(deployment, watched);
        await analyst.SignInAsync("a.flows");
        var filter = $"post={Deployment.Post}&direction=ENTRY";
        await analyst.OpenAsync($"/reports/flows?{filter}");
        var expected = crossings.ToString(CultureInfo.InvariantCulture);
        await watched.Page.Locator("table").GetByText(expected, new() { Exact = true }).First.WaitForAsync();
        await watched.PictureAsync("main-job-flows");
        var csv = await watched.Page.APIRequest.GetAsync(
            new Uri(deployment.Headquarters, $"/reports/flows.csv?{filter}").ToString());
        Assert.True(csv.Ok);
        var text = await csv.TextAsync();
        Assert.Contains(Deployment.Post, text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Empty(watched.Complaints);
    }
}
