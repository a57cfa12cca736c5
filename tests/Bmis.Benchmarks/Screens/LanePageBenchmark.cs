namespace Bmis.Benchmarks.Screens;

/// <summary>What the officer's page costs with an empty cache, as the browser's own timings tell.</summary>
internal static class LanePageBenchmark
{
    private const int Loads = 20;

    private const string Transferred =
        """
        () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
          .reduce((sum, one) => sum + one.transferSize, 0)
        """;

    private const string FirstPaint =
        """
        () => new Promise(done => new PerformanceObserver((list, observer) => {
          const paint = list.getEntriesByName("first-paint")[0];
          if (!paint) return;
          observer.disconnect();
          done(paint.startTime);
        }).observe({ type: "paint", buffered: true }))
        """;

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var browser = await LaneBrowser.StartAsync();
        await using var signedIn = await browser.SignedInAsync();
        var (bytes, paints) = (new List<double>(), new List<double>());
        for (var i = 0; i < Loads; i++)
        {
            await using var cold = await browser.ColdAsync(signedIn);
            await cold.Page.GotoAsync(browser.Lane.Address.ToString());
            await cold.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
            bytes.Add(await cold.Page.EvaluateAsync<double>(Transferred));
            paints.Add(await cold.Page.EvaluateAsync<double>(FirstPaint));
        }

        paints.Sort();
        return
        [
            new Figure("cold load", bytes.Max() / 1024, "KB", 60, false),
            new Figure("first paint, p95", paints[(int)(Loads * 0.95)], "ms", 500, false),
        ];
    }
}
