using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Duty;

/// <summary>Officers in browsers of their own, signed in and before the page of the shift.</summary>
internal static class SignedIn
{
    internal static async Task<WatchedPage> SignInAsync(this BrowserFixture browser, RunningLane lane, string officer)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(new Uri(lane.Address, "/sign-in").ToString());
        await watched.Page.FillAsync("#officer", officer);
        await watched.Page.FillAsync("#password", Officers.Password);
        await watched.Page.ClickAsync("main form button");
        await watched.Page.ArriveAsync("/shift");
        return watched;
    }

    /// <summary>The same with the shift opened: at the desk.</summary>
    internal static async Task<WatchedPage> TakeUpAsync(this BrowserFixture browser, RunningLane lane, string officer)
    {
        var watched = await browser.SignInAsync(lane, officer);
        await watched.Page.ClickAsync("form[action='/shift/open'] button");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }
}
