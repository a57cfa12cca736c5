using Bmis.BorderPost.History;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>The picture of a traveller's last crossing beside the live one, offline: no centre is set.</summary>
public sealed class EarlierPhotoTests(BrowserFixture browser)
{
    private const string Kenyan =
        "P<KENERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3KEN7408122F3504152<<<<<<<<<<<<<<<0";

    private const string IsLoaded =
        "async one => { await one.decode(); return one.naturalWidth === 480 && one.naturalHeight === 640; }";

    [Fact]
    public async Task Who_crossed_here_before_is_shown_beside_the_live_picture_and_the_verdict_stays()
    {
        await using var lane = await ScreensHost.StartAsync();
        await CrossAsync(lane, half: 90);
        await using var watched = await ReadAsync(lane);
        Photograph(lane, half: 110);
        var page = watched.Page;
        await page.Locator("#photograph").WaitForAsync();
        Assert.True(await page.Locator("#last-photograph").EvaluateAsync<bool>(IsLoaded));
        await page.Locator(".photos").GetByText("Last:").WaitForAsync();
        Assert.EndsWith(", Entry", await page.Locator("#last-photograph").GetAttributeAsync("alt"));
        Assert.Equal(Verdict.Incomplete, lane.Desk.State.Active!.Judgement.Verdict);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-last-photograph");
        Assert.True(await page.EvaluateAsync<bool>(
            "document.documentElement.scrollHeight <= document.documentElement.clientHeight"));

        var referred = await lane.ReferAsync();
        await page.GotoAsync($"{lane.Address}/second-line/{referred}");
        Assert.True(await page.Locator("#last-photograph").EvaluateAsync<bool>(IsLoaded));
        Assert.True(await page.Locator("#case-photograph").EvaluateAsync<bool>(IsLoaded));
        Assert.NotEqual(
            await page.Locator("#last-photograph").GetAttributeAsync("src"),
            await page.Locator("#case-photograph").GetAttributeAsync("src"));
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("case-last-photograph", whole: true);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Who_was_never_photographed_here_has_an_empty_frame_that_says_so()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await ReadAsync(lane);
        await watched.Page.Locator(".photos").GetByText("No earlier photograph at this lane").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("#last-photograph").CountAsync());
        var referred = await lane.ReferAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{referred}");
        await watched.Page.GetByText("No earlier photograph at this lane").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
    }

    [Fact]
    public async Task A_picture_that_was_erased_is_not_there_any_more()
    {
        await using var lane = await ScreensHost.StartAsync();
        var crossing = await CrossAsync(lane, half: 90);
        await using var watched = await ReadAsync(lane);
        await watched.Page.Locator("#last-photograph").WaitForAsync();
        await lane.ReferAsync();
        Assert.Equal(1, CameraPageTests.Retention(lane, days: 31).Erase());
        Assert.Null(lane.Provided.GetRequiredService<HistoryStore>().PhotographOf(crossing));
        Assert.True(lane.Desk.Present(Kenyan));
        await watched.Page.Locator(".photos").GetByText("No earlier photograph at this lane").WaitForAsync();
        var answer = await watched.Page.GotoAsync($"{lane.Address}/photographs/{crossing}");
        Assert.Equal(404, answer!.Status);
    }

    // A traveller with a picture is let in, and the lane has taken that into what it knows of the past.
    private static async Task<Guid> CrossAsync(ScreensHost lane, int half)
    {
        Assert.True(lane.Desk.Present(Kenyan));
        Photograph(lane, half);
        var crossing = await lane.AdmitAsync();
        var history = lane.Provided.GetRequiredService<HistoryStore>();
        await Hits.Passing.UntilAsync(() => history.PhotographOf(crossing) is not null);
        return crossing;
    }

    private static void Photograph(ScreensHost lane, int half) =>
        lane.Photograph(Pictures.People(DrawnPerson.Traveller() with { Half = half }));

    private async Task<WatchedPage> ReadAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Kenyan));
        await watched.Page.Locator("#live .traveller").WaitForAsync();
        return watched;
    }
}
