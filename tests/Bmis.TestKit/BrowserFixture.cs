using Microsoft.Playwright;
using Xunit;

namespace Bmis.TestKit;

/// <summary>One Chromium of the system for the tests of a class; nothing is downloaded.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Further flags of a browser with, say, a camera.</summary>
    protected virtual IEnumerable<string> MoreFlags => [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Headless = true, Args = [.. Flags, .. MoreFlags] });
    }

    /// <summary>
    /// A page with a profile of its own that notes console errors and policy violations. Paths start at the address.
    /// </summary>
    public async Task<WatchedPage> PageAsync(
        string language = "en",
        ColorScheme scheme = ColorScheme.Light,
        int width = 1366,
        int height = 768,
        string? address = null)
    {
        if (_browser is null) Assert.Skip($"There is no {Chromium}.");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = language,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
        });
        return await WatchedPage.OpenAsync(context);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
