using System.Text;
using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Bmis.Central.Tests.PassengerData.Quality.CarrierSamples;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>The figures of carriers and their evidence, in a real browser.</summary>
public sealed class CarriersPageTests(BrowsedHeadquarters headquarters)
{
    private const string Keys =
        "() => [...document.querySelectorAll('main *')].filter(one => one.children.length === 0 && !one.closest('bdi'))"
        + ".map(one => one.textContent.trim()).filter(text => /^[a-z-]+(\\.[A-Za-z-]+)+$/.test(text))";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", ColorScheme.Light, 1366)]
    [InlineData("fr", ColorScheme.Dark, 1366)]
    [InlineData("ar", ColorScheme.Light, 320)]
    public async Task Both_pages_have_no_finding(string language, ColorScheme scheme, int width)
    {
        await using var watched = await headquarters.SignedInAsync(language, scheme, width);
        await SendAsync();
        await watched.Page.GotoAsync(headquarters.Address + "/carriers");
        await AssertGoodAsync(watched, $"carriers-{language}-{scheme}");
        await watched.Page.Locator("#carriers a[href^='/carriers/of/QX']").ClickAsync();
        await watched.Page.Locator("#late").WaitForAsync();
        await AssertGoodAsync(watched, $"carrier-{language}-{scheme}");
    }

    [Fact]
    public async Task A_figure_leads_to_what_it_rests_on()
    {
        await using var watched = await headquarters.SignedInAsync();
        var page = watched.Page;
        var held = await SendAsync();
        await page.GotoAsync(headquarters.Address + "/carriers");
        var row = page.Locator("#carriers tbody tr", new() { HasText = "QX" });
        await Assertions.Expect(row).ToContainTextAsync("Below 95");
        await Assertions.Expect(row.Locator("li", new() { HasText = "Late flights" })).ToContainTextAsync("1");
        await row.Locator("a").ClickAsync();
        await page.Locator("#late a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("QX 123");
        await page.GoBackAsync();
        await page.Locator("#persons a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("QX 123");
        await page.GoBackAsync();
        await page.Locator("#findings a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Transmission");
        await page.GoBackAsync();
        Assert.DoesNotContain("ERIKSSON", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync(headquarters.Address + "/carriers/of/quality-hub");
        await page.Locator($"#apart a[href='/transmissions/{held}']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".outcome")).ToContainTextAsync("Held");
    }

    [Fact]
    public async Task Both_pages_export_what_they_show()
    {
        await using var watched = await headquarters.SignedInAsync();
        await SendAsync();
        await watched.Page.GotoAsync(headquarters.Address + "/carriers");
        var figures = await DownloadAsync(watched, "main a[href*='export.csv']");
        Assert.Contains("\r\nQX,", figures, StringComparison.Ordinal);
        await watched.Page.Locator("#carriers a[href^='/carriers/of/QX']").ClickAsync();
        var evidence = await DownloadAsync(watched, "main a[href*='export.csv']");
        Assert.Contains("\r\nlate,QX 123,", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_at_its_field_and_an_unknown_carrier_is_not_found()
    {
        await using var watched = await headquarters.SignedInAsync();
        var answer = await watched.Page.GotoAsync(headquarters.Address + "/carriers?from=never");
        Assert.Equal(400, answer!.Status);
        await Assertions.Expect(watched.Page.Locator(".error-summary a[href='#from']")).ToContainTextAsync(
            "Received from: enter a day");
        Assert.Equal("true", await watched.Page.GetAttributeAsync("#from", "aria-invalid"));
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("carriers-wrong", whole: true);
        Assert.Equal(404, (await watched.Page.GotoAsync(headquarters.Address + "/carriers/of/NOBODY"))!.Status);
        Assert.Equal(404, (await watched.Page.GotoAsync(headquarters.Address + "/carriers/of/a%20b"))!.Status);
        var wrong = await watched.Page.APIRequest.GetAsync(headquarters.Address + "/carriers/export.csv?to=never");
        Assert.Equal(400, wrong.Status);
    }

    [Fact]
    public async Task Who_does_not_own_carriers_data_finds_no_figures()
    {
        await using var watched = await headquarters.SignedInAsync(account: "bela.specimen");
        await watched.Page.GotoAsync(headquarters.Address + "/carriers");
        Assert.Equal(0, await watched.Page.Locator("#carriers").CountAsync());
        Assert.Equal(0, await watched.Page.Locator("nav a[href='/carriers']").CountAsync());
    }

    private static async Task<string> DownloadAsync(WatchedPage watched, string link)
    {
        var file = await watched.Page.RunAndWaitForDownloadAsync(() => watched.Page.Locator(link).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync(), Stop);
    }

    // Of a carrier of its own, so that no other test changes its figures; what was sent already is known.
    private async Task<Guid> SendAsync()
    {
        var list = Changed(Changed(List("123", 41, "ERIKSSON", "BERG"), "DTM+329:740812'", "DTM+329:743312'"),
            "NAT+2+UTO'", "").Replace("UT123", "QX123", StringComparison.Ordinal);
        await ReceiveAsync(list, "QX");
        return await ReceiveAsync(
            WithoutFlight(42).Replace("UNB+UNOA:4+UT", "UNB+UNOA:4+QH", StringComparison.Ordinal), "quality-hub");
    }

    private async Task<Guid> ReceiveAsync(string message, string partner)
    {
        var receipt = await headquarters.Services.GetRequiredService<TransmissionDoor>().ReceiveAsync(
            Encoding.Latin1.GetBytes(message), partner, "https", Stop);
        var store = headquarters.Services.GetRequiredService<QuarantineStore>();
        while ((await store.FindAsync(receipt.Transmission, Stop))!.Line.State == "waiting") await Task.Yield();
        return receipt.Transmission;
    }

    private static async Task AssertGoodAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Keys));
        Assert.Empty(await watched.AxeAsync());
        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await watched.PictureAsync(picture, whole: true);
        Assert.Empty(watched.Complaints);
    }
}
