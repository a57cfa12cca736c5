using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Pages;

/// <summary>People at work in headquarters, in a real browser.</summary>
public sealed class PageWorkTests(BrowsedHeadquarters headquarters)
{
    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,Passport:UTO:X7K204415,test,refer,
        A-2,person,"ESPECIMEN, Maria del Mar",Mar Especimen,1979,,UTO,F,,test,refer,

        """;

    [Fact]
    public async Task A_list_is_imported_published_by_another_person_and_screened()
    {
        await using var anna = await headquarters.SignedInAsync();
        await ImportAsync(anna, Csv);
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("national 1");
        Assert.Empty(await anna.AxeAsync());
        await anna.PictureAsync("list-import");
        await ImportAsync(anna, Csv.Replace(",M,", ",Q,", StringComparison.Ordinal));
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("refused whole");
        Assert.Empty(await anna.AxeAsync());
        await anna.PictureAsync("list-refused");
        await using var bela = await headquarters.SignedInAsync(account: "bela.specimen");
        await bela.Page.GotoAsync(headquarters.Address + "/lists");
        Assert.Empty(await bela.AxeAsync());
        await bela.Page.Locator("#lists tr", new() { HasText = "national" }).Locator("a.button").ClickAsync();
        await Assertions.Expect(bela.Page.Locator("main")).ToContainTextAsync("ESPECIMEN, Maria del Mar");
        Assert.Empty(await bela.AxeAsync());
        await bela.PictureAsync("list-review", whole: true);
        await bela.ApproveAsync();
        await bela.Page.GotoAsync(headquarters.Address + "/lists");
        await Assertions.Expect(bela.Page.Locator("#lists")).ToContainTextAsync("bela.specimen");
        await bela.PictureAsync("lists");
        await bela.Page.GotoAsync(headquarters.Address + "/lists/search");
        await bela.Page.FillAsync("#name", "Wiktor Sampleman");
        await bela.Page.PressAsync("#name", "Enter");
        await Assertions.Expect(bela.Page.Locator("main")).ToContainTextAsync("national:A-1");
        Assert.Empty(await bela.AxeAsync());
        Assert.DoesNotContain("Sampleman", bela.Page.Url, StringComparison.OrdinalIgnoreCase);
        await bela.PictureAsync("list-search");
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task Everything_is_reached_by_keyboard_alone()
    {
        await using var watched = await headquarters.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(headquarters.Address + "/crossings");
        await TabToAsync(page, "#account");
        await page.Keyboard.TypeAsync("anna.specimen");
        await TabToAsync(page, "#password");
        await page.Keyboard.TypeAsync(BrowsedHeadquarters.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/crossings");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await TabToAsync(page, "#verdict");
        await page.Keyboard.TypeAsync("Incomplete");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "form.filters button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("verdict=Incomplete"));
        await TabToAsync(page, "#crossings tbody a");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/crossings/1/"));
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task An_analyst_exports_what_the_page_shows()
    {
        await using var watched = await headquarters.SignedInAsync();
        await watched.Page.GotoAsync(headquarters.Address + "/reports/flows?by=post&split=direction");
        var total = await watched.Page.InnerTextAsync(".report-totals strong >> nth=0");
        var download = await watched.Page.RunAndWaitForDownloadAsync(() => watched.Page.ClickAsync("a[download]"));
        var lines = await File.ReadAllLinesAsync(
            (await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.StartsWith("flows_", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("UTBRG,Sable River Bridge (UTBRG),", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("anna.specimen", StringComparison.Ordinal));
        Assert.Contains($",{total},", lines[^1], StringComparison.Ordinal);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_printed_report_is_the_report_alone()
    {
        await using var watched = await headquarters.SignedInAsync(scheme: ColorScheme.Dark);
        await watched.Page.GotoAsync(headquarters.Address + "/reports/flows");
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var hidden in new[] { "header.bar", "form.filters", ".report-actions" })
            await Assertions.Expect(watched.Page.Locator(hidden)).ToBeHiddenAsync();
        foreach (var shown in new[] { "svg.chart", ".report-table", ".report-chosen", ".report-stamp" })
            await Assertions.Expect(watched.Page.Locator(shown).First).ToBeVisibleAsync();
        await watched.PictureAsync("flows-print");
        Assert.True((await watched.Page.PdfAsync()).Length > 10_000);
    }

    [Fact]
    public async Task An_administrator_makes_a_devices_code_which_is_shown_once_and_revokes_its_certificates()
    {
        await using var watched = await headquarters.SignedInAsync();
        var page = watched.Page;
        await page.GotoAsync(headquarters.Address + "/devices");
        await Assertions.Expect(page.Locator("#devices tbody tr").First).ToContainTextAsync("Bound to no certificate");
        await TabToAsync(page, "#devices form[action='/devices/code'] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("One-time code for a device");
        var code = await page.Locator("figure.code bdi").InnerTextAsync();
        Assert.NotNull(Bmis.Sync.Identity.EnrolmentCode.TryParse(code));
        Assert.Empty(await watched.AxeAsync());

        await page.GotoAsync(headquarters.Address + "/devices");
        Assert.DoesNotContain(code, await page.ContentAsync(), StringComparison.Ordinal);
        await TabToAsync(page, "#devices select");
        await page.Keyboard.PressAsync("S");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#devices tbody tr").First).ToContainTextAsync("Revoked");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Done");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Who_may_not_open_a_page_is_told_so()
    {
        await using var watched = await headquarters.SignedInAsync(account: "cleo.specimen");
        await watched.Page.GotoAsync(headquarters.Address + "/accounts");
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Not for you");
        await Assertions.Expect(watched.Page.Locator(".bar-nav li")).ToHaveCountAsync(2);
    }

    private async Task ImportAsync(WatchedPage watched, string csv)
    {
        await watched.Page.GotoAsync(headquarters.Address + "/lists");
        await watched.Page.SelectOptionAsync("#source", "bmis-csv");
        await watched.Page.SetInputFilesAsync("#files", new FilePayload
        {
            Name = "national.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv),
        });
        await watched.Page.ClickAsync("form[action='/lists/import'] button");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("one => document.activeElement?.matches(one) ?? false", selector))
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
