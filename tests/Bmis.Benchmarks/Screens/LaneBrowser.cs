using Bmis.BorderPost.Tests;
using Bmis.BorderPost.Tests.Duty;
using Bmis.TestKit;

namespace Bmis.Benchmarks.Screens;

/// <summary>The whole lane and a real Chromium in which an officer has signed in.</summary>
internal sealed class LaneBrowser : IAsyncDisposable
{
    private readonly BrowserFixture _browser = new();

    private LaneBrowser(RunningLane lane) => Lane = lane;

    internal RunningLane Lane { get; }

    internal static async Task<LaneBrowser> StartAsync()
    {
        return new LaneBrowser(await RunningLane.StartAsync());
    }

    /// <summary>The officer's page after sign-in, with a live link.</summary>
    internal async Task<WatchedPage> SignedInAsync()
    {
        var watched = await _browser.PageAsync();
        await watched.Page.GotoAsync(new Uri(Lane.Address, "/sign-in").ToString());
        await watched.Page.FillAsync("#officer", "o.one");
        await watched.Page.FillAsync("#password", Officers.Password);
        await watched.Page.ClickAsync("main form button");
        await watched.Page.ClickAsync("form[action='/shift/open'] button");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }

    /// <summary>A new profile with an empty cache, signed in by the cookies of another.</summary>
    internal async Task<WatchedPage> ColdAsync(WatchedPage signedIn)
    {
        var watched = await _browser.PageAsync();
        var cookies = await signedIn.Page.Context.CookiesAsync();
        await watched.Page.Context.AddCookiesAsync(cookies.Select(one => new Microsoft.Playwright.Cookie
        {
            Name = one.Name,
            Value = one.Value,
            Url = Lane.Address.ToString(),
        }));
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Lane.DisposeAsync();
    }
}
