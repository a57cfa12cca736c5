using System.Globalization;
using Bmis.Biometrics.Images;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>A data manager at the pages of alert lists and hits, in a browser of their own.</summary>
internal sealed class DeskDriver : IAsyncDisposable
{
    private readonly HeadquartersDriver _office;

    private DeskDriver(Deployment deployment, WatchedPage watched) =>
        (Watched, _office) = (watched, new(deployment, watched));

    internal WatchedPage Watched { get; }

    private IPage Page => Watched.Page;

    internal static async Task<DeskDriver> SignedInAsync(
        Deployment deployment, BrowserFixture browser, string account)
    {
        var desk = new DeskDriver(deployment, await browser.PageAsync());
        await desk._office.SignInAsync(account);
        return desk;
    }

    internal async Task ImportAsync(string source, string list, string file)
    {
        await _office.OpenAsync("/lists");
        await Page.SelectOptionAsync("#source", source);
        await Page.FillAsync("#list", list);
        await Page.SetInputFilesAsync("#files", file);
        await Page.Locator("form[action='/lists/import'] button").ClickAsync();
        await Page.GetByText($"{list} 1 is stored").First.WaitForAsync();
    }

    internal async Task ApproveImportAsync(string list)
    {
        await _office.OpenAsync("/lists");
        await Page.Locator("#lists tr", new() { HasText = list }).Locator("a.button").ClickAsync();
        await Watched.ApproveAsync();
    }

    /// <summary>Proposes an entry and returns the address of the proposal.</summary>
    internal async Task<string> ProposeAsync(string name, string birthDate, string action, string ground)
    {
        await _office.OpenAsync("/lists/propose");
        await Page.FillAsync("#names-1", name);
        await Page.FillAsync("#birthDates", birthDate);
        await Page.SelectOptionAsync("#onEntry", action);
        await Page.SelectOptionAsync("#onExit", action);
        await Page.FillAsync("#legalGround", ground);
        await Page.FillAsync("#reason", "Request of the owner");
        await Page.Locator("button[value=propose]").ClickAsync();
        return await Watched.ProposedAsync();
    }

    internal Task ApproveAsync(string proposal) => Watched.ApproveAsync(proposal);

    /// <summary>The entry that the shown proposal, now approved, is about.</summary>
    internal async Task<string> EntryAsync() => (await Page.GetAttributeAsync("main h3 a", "href"))!;

    /// <summary>Proposes that an entry bears a print and returns the address of the proposal.</summary>
    internal async Task<string> ProposePrintAsync(string entry, FingerPosition finger, byte[] file)
    {
        await _office.OpenAsync(entry + "/prints");
        await Page.SelectOptionAsync("#finger", $"{(int)finger}");
        await Page.SetInputFilesAsync(
            "#print", new FilePayload { Name = "print", MimeType = "application/octet-stream", Buffer = file });
        await Page.FillAsync("#reason", "From the office that asks");
        await Page.ClickAsync("main form button");
        return await Watched.ProposedAsync();
    }

    /// <summary>Opens the conflict of a traveller's fingers; it is found behind intake, and the page is live.</summary>
    internal async Task OpenConflictAsync(string traveller)
    {
        await _office.OpenAsync("/fingerprints/conflicts");
        await Page.Locator("#conflicts tbody tr", new() { HasText = traveller }).GetByRole(AriaRole.Link)
            .ClickAsync();
        await Page.Locator("#prints").WaitForAsync();
    }

    /// <summary>Proposes a drill that has begun and returns the address of the proposal.</summary>
    internal async Task<string> ProposeDrillAsync(string name, string action)
    {
        await _office.OpenAsync("/drills/propose");
        var start = await Page.InputValueAsync("#startsAt");
        await Page.FillAsync("#startsAt", Earlier(start));
        await Page.FillAsync("#name", name);
        await Page.SelectOptionAsync("#onEntry", action);
        await Page.FillAsync("#reason", "Yearly test");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Propose the drill" }).ClickAsync();
        return await Watched.ProposedAsync();
    }

    /// <summary>What the specimen sheet of a drill gives to read.</summary>
    internal async Task<string> SpecimenAsync(string name)
    {
        await OpenDrillAsync(name);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Specimen sheet" }).ClickAsync();
        return await Page.Locator("#mrz").InnerTextAsync();
    }

    internal async Task OpenDrillAsync(string name)
    {
        await _office.OpenAsync("/drills");
        await Page.Locator("#drills").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Page.Locator("#reactions").WaitForAsync();
    }

    internal async Task StopDrillAsync(string name)
    {
        await OpenDrillAsync(name);
        await Page.FillAsync("#reason", "Enough for today");
        await Page.Locator("form[action$='/stop'] button").ClickAsync();
        await Page.GetByText("Lanes fetch the list without").WaitForAsync();
    }

    internal async Task MarkFalseAsync(string traveller, string shown = "#pieces tbody tr")
    {
        await OpenHitAsync(traveller);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Claim", Exact = true }).ClickAsync();
        await Page.Locator(shown).First.WaitForAsync();
        await Page.CheckAsync("input[name=reason][value=photograph]");
        await Page.FillAsync("#words", "Another face, said the owner");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mark false" }).ClickAsync();
        await Page.Locator("#acts").GetByText("cleared").First.WaitForAsync();
    }

    /// <summary>Looks again until the traveller is in the queue: hits are folded behind intake.</summary>
    internal async Task OpenHitAsync(string traveller)
    {
        await _office.OpenAsync("/hits");
        var link = Page.GetByRole(AriaRole.Link, new() { Name = traveller });
        await link.First.WaitForAsync();
        await link.First.ClickAsync();
    }

    /// <summary>How often the queue names somebody.</summary>
    internal async Task<int> HitsOfAsync(string traveller)
    {
        await _office.OpenAsync("/hits");
        return await Page.Locator("#hits").GetByText(traveller).CountAsync();
    }

    public ValueTask DisposeAsync() => Watched.DisposeAsync();

    // The form offers half an hour from now; an hour earlier has begun.
    private static string Earlier(string minutes) =>
        DateTime.Parse(minutes, CultureInfo.InvariantCulture).AddHours(-1)
            .ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
