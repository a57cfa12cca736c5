using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Bmis.TestKit;

/// <summary>A page of a browser and what it complained about.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Axe = new(
        () => File.ReadAllTextAsync(Repository.Artifact("node/node_modules/axe-core/axe.min.js")));

    // A lane's page that was kept busy for a second takes itself for frozen and blanks itself.
    private const string HoldClock =
        "() => { const now = performance.now.bind(performance), held = now(); performance.now = () => held;"
        + " window.releaseClock = () => { const lost = now() - held; performance.now = () => now() - lost; }; }";

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private WatchedPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Console errors, script errors and violations of the content-security policy so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    internal static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Console += (_, message) =>
        {
            if (message.Type == "error") watched._complaints.Add(message.Text);
        };
        watched.Page.PageError += (_, error) => watched._complaints.Add(error);
        return watched;
    }

    /// <summary>Findings of axe-core at levels A and AA, one line each.</summary>
    public Task<IReadOnlyList<string>> AxeAsync() =>
        AxeAsync("{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }");

    /// <summary>
    /// The same in the dark, of a page that was examined in the light: only what depends on colours is examined again.
    /// </summary>
    public async Task<IReadOnlyList<string>> AxeInTheDarkAsync()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return await AxeAsync("{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }");
    }

    /// <summary>Lets the page be used for another test.</summary>
    public async Task AnewAsync()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        _complaints.Clear();
    }

    // It is evaluated by the debugger, past the page's policy, and the page's clock stands still meanwhile.
    private async Task<IReadOnlyList<string>> AxeAsync(string what)
    {
        await Page.EvaluateAsync(HoldClock);
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window")) await Page.EvaluateAsync(await Axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>(
            $"async () => (await axe.run(document, {what}))"
            + ".violations.map(v => v.id + ': '"
            + " + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))");
        await Page.EvaluateAsync("() => window.releaseClock?.()");
        return [.. found.EnumerateArray().Select(one => one.GetString() ?? "")];
    }

    /// <summary>Fails where axe finds something; draws the whole page where the picture has a name.</summary>
    public async Task CheckAsync(string? picture = null)
    {
        Assert.Empty(await AxeAsync());
        if (picture is not null) await PictureAsync(picture, whole: true);
    }

    /// <summary>Writes a picture of the visible part, or of the whole page, to the pictures of the build.</summary>
    public async Task PictureAsync(string name, bool whole = false)
    {
        await Page.EvaluateAsync(HoldClock);
        await Page.ScreenshotAsync(new() { Path = Repository.Artifact($"pictures/{name}.png"), FullPage = whole });
        await Page.EvaluateAsync("() => window.releaseClock?.()");
    }

    /// <summary>True when the page needs no scrolling and no visible part of it hides what it holds.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>(
        "() => [document.documentElement, ...document.querySelectorAll('main *')].every(one => !one.checkVisibility()"
        + " || getComputedStyle(one).overflow === 'visible' || one.closest('.unseen, .photo, textarea')"
        + " || one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth + 1)"
        + " && document.documentElement.scrollHeight <= innerHeight"
        + " && document.documentElement.scrollWidth <= innerWidth");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
