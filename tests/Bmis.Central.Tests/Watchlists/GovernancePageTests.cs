using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Two data managers begin and retire lists and add to what a source says, in a real browser.</summary>
public sealed class GovernancePageTests(BrowsedHeadquarters headquarters)
{
    private const string Bela = "bela.specimen";

    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        G-1,person,"QUELLENTREU, Otto",,1958-03-14,,UTO,M,,test,,
        G-2,person,"ZWEITE, Zoe",,1981,,UTO,F,,test,,

        """;

    [Fact]
    public async Task A_named_list_begins_takes_an_entry_and_is_retired_by_two_people()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await anna.Page.GotoAsync("/lists/create");
        await anna.Page.FillAsync("#name", "Not a name");
        await anna.Page.FillAsync("#owner", "Border Police");
        await anna.Page.FillAsync("#reason", "Decree 5.");
        await anna.Page.SelectOptionAsync("#onEntry", "refuseEntry");
        await anna.Page.SelectOptionAsync("#onExit", "refer");
        await anna.Page.FillAsync("#legalGround", "Entry Act, section 9");
        await anna.Page.ClickAsync("main form[action='/lists/create'] button");
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToContainTextAsync("small letters");
        await anna.CheckAsync("governance-new-list");
        await anna.Page.FillAsync("#name", "entry-bans");
        await anna.Page.ClickAsync("main form[action='/lists/create'] button");
        await bela.ApproveAsync(await anna.ProposedAsync(), "governance-new-list-proposal");
        await anna.Page.GotoAsync("/lists/entry-bans");
        await anna.Page.ClickAsync("a[href='/lists/propose?list=entry-bans']");
        Assert.Equal("entry-bans", await anna.Page.InputValueAsync("#list"));
        await anna.Page.FillAsync("#names-1", "VERBANNT, Vera");
        await anna.Page.FillAsync("#reason", "Order 77.");
        await anna.Page.ClickAsync("button[value=propose]");
        await bela.ApproveAsync(await anna.ProposedAsync());
        await bela.Page.GotoAsync("/lists/entry-bans");
        await Assertions.Expect(bela.Page.Locator("#entries tbody")).ToContainTextAsync("Refuse");
        await Assertions.Expect(bela.Page.Locator("#entries tbody")).ToContainTextAsync("In effect");
        await bela.CheckAsync("governance-list");
        await bela.Page.FillAsync("#retire-reason", "The decree ended.");
        await bela.Page.ClickAsync("form[action$='/retire'] button");
        await anna.ApproveAsync(await bela.ProposedAsync());
        await anna.Page.GotoAsync("/lists");
        await Assertions.Expect(anna.Page.Locator("#named-lists tr", new() { HasText = "entry-bans" }))
            .ToContainTextAsync("List retired");
        await anna.CheckAsync("governance-lists");
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task Headquarters_adds_to_an_imported_entry_and_is_told_when_the_source_speaks_again()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await ImportAsync(anna, bela, Csv, 1);
        await anna.Page.GotoAsync("/lists/entries/national:G-1");
        await anna.Page.ClickAsync("a[href$='/additions']");
        await anna.Page.SelectOptionAsync("#onEntry", "discreetCheck");
        await anna.Page.CheckAsync("input[value=armed]");
        await anna.Page.FillAsync("#contact", "+999 77");
        await anna.Page.FillAsync("#reason", "Request 4.");
        await anna.Page.ClickAsync("main form[action$='/additions'] button");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("needs a legal ground");
        await anna.Page.FillAsync("#legalGround", "Police Act, 3");
        await anna.CheckAsync("governance-additions");
        await anna.Page.ClickAsync("main form[action$='/additions'] button");
        await bela.ApproveAsync(await anna.ProposedAsync(), "governance-additions-proposal");
        await ImportAsync(anna, bela, Csv.Replace("1958-03-14", "1958-03-15", StringComparison.Ordinal), 2);
        await bela.Page.GotoAsync("/lists/bans-of-source?show=review");
        await Assertions.Expect(bela.Page.Locator("#entries tbody")).ToContainTextAsync("Source changed");
        await bela.Page.GotoAsync("/lists/entries/national:G-1");
        await Assertions.Expect(bela.Page.Locator("main")).ToContainTextAsync("The source says something else");
        await bela.CheckAsync("governance-changed");
        await bela.Page.FillAsync("#clear-reason", "Over.");
        await bela.Page.ClickAsync("form[action$='/clear'] button");
        await anna.ApproveAsync(await bela.ProposedAsync());
        await anna.Page.GotoAsync("/lists/entries/national:G-1");
        await Assertions.Expect(anna.Page.Locator("#clear-reason")).ToHaveCountAsync(0);
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task A_page_says_that_somebody_else_has_proposed_or_decided()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await bela.Page.GotoAsync("/lists/proposals");
        await bela.Page.WaitForSelectorAsync("html[data-connected]");
        await anna.Page.GotoAsync("/lists/propose");
        await anna.Page.FillAsync("#names-1", "LEBENDIG, Lea");
        await anna.Page.FillAsync("#reason", "Order 8.");
        await anna.Page.ClickAsync("button[value=propose]");
        await anna.Page.WaitForSelectorAsync("html[data-connected]");
        var path = new Uri(anna.Page.Url).AbsolutePath;
        var link = bela.Page.Locator($"#waiting a[href='{path}']");
        await Assertions.Expect(link).ToBeVisibleAsync();
        await link.ClickAsync();
        await bela.Page.FillAsync("#reject-reason", "Not ours.");
        await bela.Page.ClickAsync("form[action$='/reject'] button");
        await Assertions.Expect(anna.Page.Locator("#proposal-live")).ToContainTextAsync("Rejected");
        Assert.Empty(anna.Complaints);
    }

    [Fact]
    public async Task An_upload_is_followed_to_its_end_and_one_that_is_too_large_is_not_sent()
    {
        await using var anna = await headquarters.SignedInAsync();
        await anna.Page.GotoAsync("/lists");
        await anna.Page.SelectOptionAsync("#source", "bmis-csv");
        await anna.Page.FillAsync("#list", "followed");
        await anna.Page.SetInputFilesAsync("#files", File("id,kind\n"));
        await anna.Page.EvaluateAsync("document.querySelector('form[data-upload]').dataset.uploadMost = '4'");
        await anna.Page.ClickAsync("form[action='/lists/import'] button");
        await Assertions.Expect(anna.Page.Locator("[data-upload-status]")).ToContainTextAsync("larger than 512 MB");
        await anna.Page.EvaluateAsync("document.querySelector('form[data-upload]').dataset.uploadMost = '4000'");
        await anna.Page.ClickAsync("form[action='/lists/import'] button");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("refused whole");
        Assert.Contains("/lists/imports/", anna.Page.Url, StringComparison.Ordinal);
        await anna.CheckAsync();
        Assert.Empty(anna.Complaints);
    }

    private static async Task ImportAsync(WatchedPage importer, WatchedPage approver, string csv, int version)
    {
        await importer.Page.GotoAsync("/lists");
        await importer.Page.SelectOptionAsync("#source", "bmis-csv");
        await importer.Page.FillAsync("#list", "bans-of-source");
        await importer.Page.SetInputFilesAsync("#files", File(csv));
        await importer.Page.ClickAsync("form[action='/lists/import'] button");
        await Assertions.Expect(importer.Page.Locator("main"))
            .ToContainTextAsync($"bans-of-source {version} is stored");
        await importer.Page.ClickAsync("main a[href^='/lists/proposals/']");
        await approver.ApproveAsync(await importer.ProposedAsync(), version == 2 ? "governance-version" : null);
    }

    private static FilePayload File(string text) => new()
    {
        Name = "national.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text),
    };
}
