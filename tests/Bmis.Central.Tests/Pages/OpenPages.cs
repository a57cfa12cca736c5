using Bmis.TestKit;

namespace Bmis.Central.Tests.Pages;

/// <summary>Browser pages on which somebody is signed in, one for each language, for the tests of one class.</summary>
public sealed class OpenPages : IAsyncDisposable
{
    private readonly Dictionary<string, WatchedPage> _open = [];

    /// <summary>The page of a language; its complaints begin anew.</summary>
    public async Task<WatchedPage> OpenAsync(BrowsedHeadquarters headquarters, string language, int width)
    {
        if (!_open.TryGetValue(language, out var page))
            _open.Add(language, page = await headquarters.SignedInAsync(language, width: width));
        await page.AnewAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _open.Values)
            await page.DisposeAsync();
    }
}
