using Bmis.BorderPost.Tests.Screens;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>Nobody or two people before the camera: the page says so, and the officer goes on.</summary>
public sealed class FaceHintTests(TwoCamerasBrowser pattern, CrowdBrowser crowd)
    : IClassFixture<TwoCamerasBrowser>, IClassFixture<CrowdBrowser>
{
    [Fact]
    public Task Nobody_before_the_camera_is_said() => SaysAsync(pattern, "No face to be seen", "no-face");

    [Fact]
    public Task Two_people_before_the_camera_are_said() => SaysAsync(crowd, "Several faces", "several-faces");

    private static async Task SaysAsync(BrowserFixture browser, string words, string code)
    {
        await using var lane = await ScreensHost.StartAsync(0, "--Camera:Expected=true");
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live figcaption", new() { HasText = words }).WaitForAsync();
        Assert.Equal(code, lane.Desk.State.Active!.Photograph!.Quality);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync($"lane-{code}");
        await watched.Page.Keyboard.PressAsync("r");
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }
}
