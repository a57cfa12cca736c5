using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Two data managers at the desk of the alert lists, in a real browser.</summary>
public sealed class DeskPageTests(BrowsedHeadquarters headquarters)
{
    private const string Bela = "bela.specimen";

    [Fact]
    public async Task Two_people_propose_and_approve_an_entry_amend_it_and_read_its_history()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await anna.Page.GotoAsync("/lists/propose");
        await anna.Page.FillAsync("#names-1", "MUSTERMANN, Erika");
        await anna.Page.FillAsync("#birthDates", "1964-08-12\n~1963");
        await anna.Page.FillAsync("#nationalities", "UTO");
        await anna.Page.FillAsync("#documents-1", "X99887766");
        await anna.Page.FillAsync("#document-state-1", "UTO");
        await anna.Page.SelectOptionAsync("#onEntry", "arrest");
        await anna.Page.CheckAsync("input[value=armed]");
        await anna.Page.FillAsync("#reason", "Warrant of 3 May.");
        await anna.Page.ClickAsync("button[value=propose]");
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToContainTextAsync("legal ground");
        await anna.CheckAsync("desk-form");
        await anna.Page.FillAsync("#legalGround", "Warrant 7/2026");
        await anna.Page.ClickAsync("button[value=propose]");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Another person decides");
        await Assertions.Expect(anna.Page.Locator("form[action$='/approve']")).ToHaveCountAsync(0);
        Assert.DoesNotContain("MUSTERMANN", anna.Page.Url, StringComparison.OrdinalIgnoreCase);
        await bela.ApproveAsync(await anna.ProposedAsync(), "desk-proposal");
        await bela.Page.ClickAsync("main h3 a");
        await Assertions.Expect(bela.Page.Locator("h1")).ToHaveTextAsync("MUSTERMANN, Erika");
        await Assertions.Expect(bela.Page.Locator("main")).ToContainTextAsync("In effect");
        await bela.Page.ClickAsync("a[href$='/amend']");
        Assert.Equal("1964-08-12\n~1963", await bela.Page.InputValueAsync("#birthDates"));
        await bela.Page.FillAsync("#contact", "+999 123");
        await bela.Page.FillAsync("#reason", "The duty number is new.");
        await bela.Page.ClickAsync("button[value=propose]");
        await anna.ApproveAsync(await bela.ProposedAsync());
        await Assertions.Expect(anna.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await anna.Page.ClickAsync("main h3 a");
        await Assertions.Expect(anna.Page.Locator("#version-2")).ToBeVisibleAsync();
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("The duty number is new.");
        await anna.CheckAsync("desk-entry");
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task An_urgent_entry_works_at_once_and_a_second_person_confirms_it()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        await ProposeAsync(anna, "DRINGEND, Udo", "urgent");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("In effect and published");
        await anna.Page.ClickAsync("main h3 a");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("waits for confirmation");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("In effect");
        await bela.Page.GotoAsync("/lists/proposals");
        await bela.CheckAsync("desk-proposals");
        await bela.Page.Locator("#waiting tr", new() { HasText = "Urgent" }).Locator("a").ClickAsync();
        await bela.ApproveAsync();
    }

    [Fact]
    public async Task Entries_are_found_said_to_be_one_person_and_changed_together()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: Bela);
        var ids = new List<string>();
        foreach (var name in (string[])["ZWILLING, Anton", "ZWILING, Anton"])
        {
            await ProposeAsync(anna, name, "propose");
            await bela.ApproveAsync(await anna.ProposedAsync());
            ids.Add((await bela.Page.GetAttributeAsync("main h3 a", "href"))!);
        }

        await anna.Page.GotoAsync(ids[0]);
        await anna.Page.FillAsync("#other", ids[1].Split('/')[^1]);
        await anna.Page.FillAsync("#merge-reason", "Same passport.");
        await anna.Page.ClickAsync("form[action$='/merge'] button");
        await bela.ApproveAsync(await anna.ProposedAsync(), "desk-merge");
        await bela.Page.GotoAsync(ids[1]);
        await Assertions.Expect(bela.Page.Locator($"main li a[href='{ids[0]}']")).ToBeVisibleAsync();
        await bela.CheckAsync();
        await anna.Page.GotoAsync("/lists/search");
        await anna.Page.FillAsync("#name", "Zwilling Anton");
        await anna.Page.PressAsync("#name", "Enter");
        foreach (var box in await anna.Page.Locator("input[name=entry]").AllAsync()) await box.CheckAsync();
        await anna.PictureAsync("desk-search", whole: true);
        await anna.Page.ClickAsync("form[action='/lists/bulk'] button");
        await anna.Page.FillAsync("#reviewOn", "2026-01-31");
        await anna.Page.FillAsync("#reason", "Yearly.");
        await anna.CheckAsync("desk-bulk");
        await anna.Page.ClickAsync("form[action='/lists/bulk/propose'] button");
        await Assertions.Expect(anna.Page.Locator("main section")).ToHaveCountAsync(2);
        await bela.ApproveAsync(await anna.ProposedAsync());
        await bela.Page.GotoAsync("/lists/desk?show=review");
        await Assertions.Expect(bela.Page.Locator("#entries tbody tr")).ToHaveCountAsync(2);
        await bela.CheckAsync("desk-list");
        Assert.Empty(anna.Complaints);
        Assert.Empty(bela.Complaints);
    }

    private static async Task ProposeAsync(WatchedPage watched, string name, string act)
    {
        await watched.Page.GotoAsync("/lists/propose");
        await watched.Page.FillAsync("#names-1", name);
        await watched.Page.FillAsync("#reason", "Order 12.");
        await watched.Page.ClickAsync($"button[value={act}]");
        await watched.ProposedAsync();
    }
}
