using System.Text.RegularExpressions;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>A person at headquarters' pages.</summary>
internal sealed class HeadquartersDriver(Deployment deployment, WatchedPage watched)
{
    internal IPage Page => watched.Page;

    internal async Task SignInAsync(string account)
    {
        await Page.GotoAsync(new Uri(deployment.Headquarters, "/sign-in").ToString());
        await Page.FillAsync("#account", account);
        await Page.FillAsync("#password", Deployment.Password);
        await Page.Locator("main form button").ClickAsync();

        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = 30_000 });
    }

    internal Task OpenAsync(string path) => Page.GotoAsync(new Uri(deployment.Headquarters, path).ToString());

    /// <summary>Waits until the newest crossing on the page is of this surname; the page follows live.</summary>
    internal Task NewestIsAsync(string surname) =>
        Page.Locator("main tbody tr").First.GetByText(surname, new() { Exact = false }).First.WaitForAsync();
}
