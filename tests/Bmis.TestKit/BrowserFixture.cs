using Microsoft.Playwright;
using Xunit;

namespace Bmis.TestKit;

/// <summary>
/// One Chromium of the system for the tests of a project, begun with the first page; nothing is downloaded.
/// </summary>
public class BrowserFixture : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started;

    /// <summary>Nothing is started yet.</summary>
    public BrowserFixture() => _started = new(StartAsync);

    /// <summary>Further flags of a browser with, say, a camera.</summary>
    protected virtual IEnumerable<string> MoreFlags => [];

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
        if (!File.Exists(Chromium)) Assert.Skip($"There is no {Chromium}.");
        var context = await (await _started.Value).Browser.NewContextAsync(new()
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
        if (!_started.IsValueCreated) return;
        var (playwright, browser) = await _started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Headless = true, Args = [.. Flags, .. MoreFlags] });
        return (playwright, browser);
    }
}
