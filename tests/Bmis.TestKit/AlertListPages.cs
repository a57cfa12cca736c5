using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Bmis.TestKit;

/// <summary>What data managers do at headquarters' pages of alert lists, wherever a test has those.</summary>
public static class AlertListPages
{
    /// <summary>Waits for the proposal to which a form led; returns its address.</summary>
    public static async Task<string> ProposedAsync(this WatchedPage watched)
    {
        await Assertions.Expect(watched.Page)
            .ToHaveURLAsync(new Regex("/lists/proposals/."), new() { Timeout = 30_000 });
        return watched.Page.Url.Split('?')[0];
    }

    /// <summary>Looks at a proposal as another person, and approves it.</summary>
    public static async Task ApproveAsync(this WatchedPage watched, string proposal, string? picture = null)
    {
        await watched.Page.GotoAsync(proposal);
        await watched.CheckAsync(picture);
        await watched.ApproveAsync();
    }

    /// <summary>Approves the proposal that is shown.</summary>
    public static async Task ApproveAsync(this WatchedPage watched)
    {
        await watched.Page.ClickAsync("form[action$='/approve'] button");
        await watched.Page.GetByText("Approved and published").First.WaitForAsync();
    }
}
