using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>A data manager at the pages of alert lists and hits.</summary>
internal sealed class DeskDriver(Deployment deployment, WatchedPage watched)
{
    private readonly HeadquartersDriver _office = new(deployment, watched);

    private IPage Page => watched.Page;

    internal Task SignInAsync(string account) => _office.SignInAsync(account);

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
        await Page.Locator("form[action$='/approve'] button").ClickAsync();
        await Page.GetByText("Approved and published").First.WaitForAsync();
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
        await Page.WaitForURLAsync(url => url.Contains("/lists/proposals/", StringComparison.Ordinal));
        return new Uri(Page.Url).AbsolutePath;
    }

    internal async Task ApproveAsync(string proposal)
    {
        await _office.OpenAsync(proposal);
        await Page.Locator("form[action$='/approve'] button").ClickAsync();
        await Page.GetByText("Approved and published").First.WaitForAsync();
    }

    internal async Task MarkFalseAsync(string traveller)
    {
        await OpenHitAsync(traveller);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Claim", Exact = true }).ClickAsync();
        await Page.Locator("#pieces tbody tr").First.WaitForAsync();
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
}
