using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Pages;

/// <summary>What holds for every page of headquarters, in a real browser.</summary>
public sealed class PageAccessTests(BrowsedHeadquarters headquarters, OpenPages pages) : IClassFixture<OpenPages>
{
    private const string Crossing = "/crossings/1/demo.UTAIR.1/1";

    // Text that looks like the key of a text: a word, a point and a word.
    private const string Keys =
        "() => [...document.querySelectorAll('body *')].filter(one => one.children.length === 0 && !one.closest('bdi'))"
        + ".map(one => one.textContent.trim()).filter(text => /^[a-z-]+(\\.[A-Za-z-]+)+$/.test(text))";

    private const string Overflow =
        "() => [...document.querySelectorAll('body *')]"
        + ".filter(one => !one.closest('.table-room, .report-chart, .unseen')"
        + " && (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1))"
        + ".map(one => one.tagName + '.' + one.className).slice(0, 5)"
        + ".concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls'] : [])";

    public static TheoryData<string> Pages =>
    [
        "/", "/crossings", "/crossings?post=NONE", Crossing, "/crossings/1/none/1", "/posts",
        "/posts/demo.UTPRT.2", "/lists", "/lists/search",
        "/lists/desk", "/lists/desk/terms", "/lists/propose", "/lists/proposals",
        "/branches", "/branches?result=Words", "/dead-letters", "/dead-letters?state=over&taken=2&applied=1&faulty=1",
        "/accounts", "/accounts?problem=roles", "/devices", "/devices?problem=reason", "/reports/flows",
        "/reports/flows?by=nationality&split=sex",
        "/reports/flows?from=never", "/denied", "/shifts", "/audit", "/audit/lanes", "/audit/proof",
        "/flights", "/flights?carrier=UT&state=expected", "/flights?from=never", "/arrivals",
        "/transmissions", "/transmissions?state=taken", "/interactive",
        "/carriers", "/carriers?from=2026-01-01&to=2026-12-31", "/carriers?from=never", "/carriers/of/UT",
        "/carriers/of/UT?from=2026-01-01&to=2026-12-31", "/carriers/of/UT?to=never",
        "/hits", "/hits?state=confirmed&action=Arrest", "/hits/0193f000-0000-7000-8000-000000000001",
        "/clearances", "/drills", "/drills/propose", "/fingerprints/conflicts", "/fingerprints/conflicts?state=decided",
        "/fingerprints/conflicts/0193f000-0000-7000-8000-000000000001", "/fingerprints/accuracy",
    ];

    // Those of which pictures are kept.
    private static readonly Dictionary<string, string> Pictured = new()
    {
        ["/"] = "start",
        ["/crossings"] = "crossings",
        [Crossing] = "crossing",
        ["/posts"] = "posts",
        ["/accounts"] = "accounts",
        ["/audit"] = "audit",
        ["/shifts"] = "shifts",
        ["/reports/flows"] = "flows",
        ["/reports/flows?by=nationality&split=sex"] = "flows-nationality",
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_finding_in_light_and_none_in_dark(string path)
    {
        var watched = await pages.OpenAsync(headquarters, "en", width: 1366);
        await GoAsync(watched, path);
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Keys));
        Assert.Empty(await watched.AxeAsync());
        await PictureAsync(watched, path, "");
        Assert.Empty(await watched.AxeInTheDarkAsync());
        await PictureAsync(watched, path, "-dark");
        AssertQuiet(watched);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_width_of_320_and_speaks_French_and_Arabic(string path)
    {
        foreach (var (language, direction) in new[] { ("fr", "ltr"), ("ar", "rtl") })
        {
            var watched = await pages.OpenAsync(headquarters, language, width: 320);
            await GoAsync(watched, path);
            Assert.Equal(language, await watched.Page.GetAttributeAsync("html", "lang"));
            Assert.Equal(direction, await watched.Page.GetAttributeAsync("html", "dir"));
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Overflow));
            Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Keys));
            Assert.Empty(direction == "rtl" ? await watched.AxeAsync() : []);
            await PictureAsync(watched, path, "-" + language);
            AssertQuiet(watched);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_sign_in_has_no_finding_also_when_it_failed(ColorScheme scheme)
    {
        await using var watched = await headquarters.OpenAsync(scheme: scheme);
        await GoAsync(watched, "/sign-in");
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync(scheme == ColorScheme.Light ? "signin" : "signin-dark");
        await watched.Page.FillAsync("#account", "nobody");
        await watched.Page.FillAsync("#password", "wrong");
        await watched.Page.ClickAsync("form button >> nth=-1");
        await Assertions.Expect(watched.Page.Locator(".error-summary")).ToBeFocusedAsync();
        Assert.Empty(await watched.AxeAsync());
        AssertQuiet(watched);
    }

    private static Task PictureAsync(WatchedPage watched, string path, string suffix) =>
        Pictured.TryGetValue(path, out var name)
            ? watched.PictureAsync(name + suffix, whole: true)
            : Task.CompletedTask;

    private async Task GoAsync(WatchedPage watched, string path)
    {
        var answer = await watched.Page.GotoAsync(headquarters.Address + path);
        Assert.NotNull(answer);
        Assert.NotEqual(500, answer.Status);
    }

    // A page that says 400 or 404 is itself reported as an error by the browser.
    private static void AssertQuiet(WatchedPage watched) => Assert.DoesNotContain(
        watched.Complaints, one => !one.Contains("status of 40", StringComparison.Ordinal));
}
