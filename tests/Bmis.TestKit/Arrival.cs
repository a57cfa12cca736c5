using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Bmis.TestKit;

/// <summary>Waiting for a page by what it says of itself: Playwright's wait may miss a load that was quick.</summary>
public static class Arrival
{
    private static readonly PageAssertionsToHaveURLOptions Patient = new() { Timeout = 30_000 };

    /// <summary>
    /// Waits until the page of this path is loaded. A path without a question mark is met with any query.
    /// </summary>
    public static async Task ArriveAsync(this IPage page, string path)
    {
        var query = path.Contains('?', StringComparison.Ordinal) ? "" : @"(\?.*)?";
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^[^/]+//[^/]+{Regex.Escape(path)}{query}$"), Patient);
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
