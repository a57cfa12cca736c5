using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A lane that should have a camera, in a browser that has none.</summary>
public sealed class NoCameraTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_missing_camera_is_said_beside_the_traveller_and_nothing_else_changes()
    {
        await using var lane = await ScreensHost.StartAsync(0, "--Camera:Expected=true");
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await Assertions.Expect(watched.Page.Locator("[data-camera-caption]"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("No camera is connected|may not use the camera"));
        await watched.Page.Locator(".band[data-state=refer]").WaitForAsync();
        await watched.Page.Locator("[data-key=r]").ClickAsync();
        await watched.Page.Locator(".receipt").WaitForAsync();
    }

    [Fact]
    public async Task A_photograph_never_lies_on_the_disk_in_clear()
    {
        await using var lane = await ScreensHost.StartAsync();
        var jpeg = Pictures.Reading.Read(Pictures.Squares())!.Value.Jpeg;
        var shelf = lane.Provided.GetRequiredService<PhotoShelf>();
        var kept = shelf.Keep(jpeg, "");
        Assert.Equal(jpeg, shelf.Read(kept));
        Assert.Empty(Planted.FilesIn(lane.Folder, jpeg[1000..1040]));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(lane.Folder, "*", SearchOption.AllDirectories),
            file => file.Contains(kept.Sha256, StringComparison.Ordinal));
    }
}
