using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Tests.Screens;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>An officer's page with a traveller at the desk, and the reader on which fingers are laid.</summary>
internal sealed class FingersVisit : IAsyncDisposable
{
    private readonly WatchedPage _watched;

    private FingersVisit(ScreensHost lane, WatchedPage watched, HandedReader reader) =>
        (Lane, _watched, Reader) = (lane, watched, reader);

    internal ScreensHost Lane { get; }

    internal IPage Page => _watched.Page;

    /// <summary>What the page's reader says; nothing of it comes where the lane has another one.</summary>
    internal HandedReader Reader { get; }

    internal FingerDesk Desk => Lane.Provided.GetRequiredService<FingerDesk>();

    internal static async Task<FingersVisit> OpenAsync(
        BrowserFixture browser, string language = "en", ColorScheme scheme = ColorScheme.Light, int width = 1366,
        int height = 768, IFingerReader? other = null, params string[] settings)
    {
        var reader = new HandedReader();
        var lane = await ScreensHost.StartAsync(
            services => services.Replace(
                ServiceDescriptor.Singleton<IReadOnlyList<IFingerReader>>([other ?? reader])),
            0,
            settings);
        var watched = await browser.PageAsync(scheme: scheme, width: width, height: height);
        var visit = new FingersVisit(lane, watched, reader);
        await visit.Page.GotoAsync($"{lane.Address}/?lang={language}");
        await visit.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await visit.StateAsync("idle");
        return visit;
    }

    /// <summary>The same, where the officer has begun.</summary>
    internal static async Task<FingersVisit> BeginAsync(BrowserFixture browser)
    {
        var visit = await OpenAsync(browser);
        await visit.BeginAsync();
        return visit;
    }

    internal async Task BeginAsync()
    {
        await Page.Keyboard.PressAsync("g");
        await TipAsync(2, "live");
    }

    internal Task StateAsync(string state) =>
        Page.Locator($"#fingers .fingers-room[data-state={state}]").WaitForAsync();

    internal Task TipAsync(int finger, string state) =>
        Page.Locator($"svg.hands .tip[data-finger='{finger}'][data-state={state}]").WaitForAsync();

    internal Task AdviceAsync(string words) => Page.Locator(".fingers-advice").GetByText(words).WaitForAsync();

    // It is put in its place once it has been decoded.
    internal Task DrawnAsync() => Page.Locator(".finger-picture img").WaitForAsync();

    /// <summary>Whether everything is accessible and fits on the screen; draws it.</summary>
    internal async Task CheckAsync(string picture)
    {
        Assert.Empty(await _watched.AxeAsync());
        await _watched.PictureAsync(picture);
        Assert.True(await _watched.FitsAsync(), picture);
        Assert.Empty(_watched.Complaints);
    }

    /// <summary>Whether everything is accessible and nothing sticks out sideways; draws all of it.</summary>
    internal async Task CheckNarrowAsync(string picture)
    {
        await _watched.CheckAsync(picture);
        Assert.True(
            await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), picture);
        Assert.Empty(_watched.Complaints);
    }

    public async ValueTask DisposeAsync()
    {
        await _watched.DisposeAsync();
        await Lane.DisposeAsync();
    }
}
