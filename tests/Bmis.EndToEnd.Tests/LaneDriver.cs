using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>An officer at the lane's page.</summary>
internal sealed class LaneDriver(ILanePlace place, WatchedPage watched) : IAsyncDisposable
{
    private const int MostPresses = 50;

    internal WatchedPage Watched => watched;

    private IPage Page => watched.Page;

    /// <summary>An officer in a browser of their own.</summary>
    internal static async Task<LaneDriver> SignedInAsync(
        ILanePlace place, BrowserFixture browser, string officer)
    {
        var lane = new LaneDriver(place, await browser.PageAsync());
        await lane.SignInAsync(officer);
        return lane;
    }

    internal async Task SignInAsync(string officer)
    {
        await Page.GotoAsync(place.LanePage.ToString());
        await Page.FillAsync("#officer", officer);
        await Page.FillAsync("#password", Deployment.Password);
        await Page.Locator("form button:not([name])").Last.ClickAsync();

        // An officer whose shift is open already comes to the desk at once.
        var open = Page.Locator("form[action='/shift/open'] button");
        await open.Or(Page.Locator("#live .band")).First.WaitForAsync();
        if (await open.IsVisibleAsync()) await open.ClickAsync();
        await BandAsync("waiting");
    }

    /// <summary>Lays a document on the serial reader and waits for the verdict.</summary>
    internal async Task ReadAsync(string mrz, string expected)
    {
        await place.Serial.SendAsync(mrz);
        await BandAsync(expected);
    }

    /// <summary>Admits by key and waits for the receipt.</summary>
    internal Task AdmitAsync() => DecideAsync("a");

    /// <summary>Refers by key and waits for the receipt.</summary>
    internal Task ReferAsync() => DecideAsync("r");

    /// <summary>Opens the form of the journey, fills fields by their ids, and sends it.</summary>
    internal async Task AskAsync(string expected, params (string Field, string Value)[] answers)
    {
        await Page.Keyboard.PressAsync("f");
        await Page.Locator("#trip[open]").WaitForAsync();
        foreach (var (field, value) in answers)
        {
            var control = Page.Locator($"#trip-{field}");
            if (await control.EvaluateAsync<bool>("one => one.tagName === 'SELECT'"))
                await control.SelectOptionAsync(value);
            else
                await control.FillAsync(value);
        }

        await Page.Locator("#trip button:not([type])").ClickAsync();
        await BandAsync(expected);
    }

    internal Task GoAsync(string path) => Page.GotoAsync(new Uri(place.LanePage, path).ToString());

    internal Task BandAsync(string state) => Page.Locator($"#live .band[data-state={state}]").WaitForAsync();

    internal Task BarAsync(string text) => Page.Locator("#bar").GetByText(text).First.WaitForAsync();

    public ValueTask DisposeAsync() => watched.DisposeAsync();

    // A key in the first moments after a verdict is refused, and one that crosses with the result of another check: so
    // the officer presses again.
    private async Task DecideAsync(string key)
    {
        for (var presses = 1; !await PressAsync(key); presses++)
            Assert.InRange(presses, 1, MostPresses);
        await Page.Locator(".receipt").WaitForAsync();
        await BandAsync("waiting");
    }

    // True when the lane answered that the decision is recorded.
    private async Task<bool> PressAsync(string key)
    {
        var answer = await Page.RunAndWaitForResponseAsync(
            () => Page.Keyboard.PressAsync(key),
            response => response.Url.EndsWith("/decision", StringComparison.Ordinal));
        return (await answer.JsonAsync())!.Value.GetProperty("done").GetBoolean();
    }
}
