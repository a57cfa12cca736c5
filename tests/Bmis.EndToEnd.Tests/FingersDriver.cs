using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>The place of the fingers on the officer's page; the capture of a foreigner begins by itself.</summary>
internal sealed class FingersDriver(IPage page, FingerPosition finger)
{
    /// <summary>Waits until the finger is asked for.</summary>
    internal Task AskedAsync() =>
        page.Locator($"#fingers .tip[data-finger='{(int)finger}'][data-state=live]").WaitForAsync();

    /// <summary>Lays the finger on the simulated reader, from the tray.</summary>
    internal async Task TouchAsync(SimulatedTouch touch)
    {
        await AskedAsync();
        await page.Keyboard.PressAsync("s");
        await page.Locator($"#tray[open] form[data-touch] button[value={touch}]").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await TakenAsync();
    }

    /// <summary>Waits until the capture is over.</summary>
    internal Task TakenAsync() => page.Locator("#fingers .fingers-room[data-state=done]").WaitForAsync();

    /// <summary>Waits until the comparison has come to this, in a word.</summary>
    internal Task LineAsync(string word) => page.Locator(".checks li", new() { HasText = "Fingerprints" })
        .GetByText(word, new() { Exact = true }).WaitForAsync();
}
