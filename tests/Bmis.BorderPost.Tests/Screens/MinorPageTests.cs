using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A child of the State's own nationality at the desk: who travels along is asked on every way.</summary>
public sealed class MinorPageTests(BrowserFixture browser)
{
    private const string Child =
        "P<UTOLITTLE<<TOM<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nC123456788UTO1808122M3104150<<<<<<<<<<<<<<<6";

    [Theory]
    [InlineData("Entry")]
    [InlineData("Exit")]
    public async Task A_child_passes_when_it_was_asked_who_answers_for_it(string direction)
    {
        await using var lane = await ScreensHost.StartAsync(0, $"--Inspection:Direction={direction}");
        await using var watched = await PresentAsync(lane);
        await AskAsync(watched, "Mother, passport L1", "shown");
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        var trip = lane.Desk.State.Active!.Trip;
        Assert.Equal(("Mother, passport L1", "shown"), (trip.AccompaniedBy, trip.Consent));
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Without_consent_a_child_goes_to_second_line()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await PresentAsync(lane);
        await AskAsync(watched, "Uncle", "missing");
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await watched.Page.Locator("#live .checks").GetByText("No consent of those who hold custody").WaitForAsync();
    }

    [Fact]
    public async Task A_child_alone_goes_to_second_line()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await PresentAsync(lane);
        await watched.Page.Keyboard.PressAsync("f");
        await watched.Page.SelectOptionAsync("#trip-category", "MIU");
        await watched.Page.FillAsync("#trip-AccompaniedBy", "Nobody");
        await watched.Page.SelectOptionAsync("#trip-Consent", "missing");
        await watched.Page.SelectOptionAsync("#trip-Purpose", "1.1");
        await watched.Page.SelectOptionAsync("#trip-Transport", "4");
        await watched.Page.FillAsync("#trip-Residence", "UTO");
        await watched.Page.Locator("#trip button:not([type])").ClickAsync();
        await watched.Page.Locator("#live .checks").GetByText("A minor who travels alone").WaitForAsync();
        await watched.PictureAsync("lane-minor");
    }

    private async Task<WatchedPage> PresentAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Child));
        await watched.Page.Locator("#live .band[data-state=incomplete]").WaitForAsync();
        return watched;
    }

    private static async Task AskAsync(WatchedPage watched, string accompaniedBy, string consent)
    {
        await watched.Page.Keyboard.PressAsync("f");
        await watched.Page.Locator("#trip[open]").WaitForAsync();
        await watched.Page.FillAsync("#trip-AccompaniedBy", accompaniedBy);
        await watched.Page.SelectOptionAsync("#trip-Consent", consent);
        await watched.Page.Locator("#trip button:not([type])").ClickAsync();
    }
}
