using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>The photograph on the officer's page, with a simulated camera.</summary>
public sealed class CameraPageTests(CameraBrowser browser) : IClassFixture<CameraBrowser>
{
    private const string Camera = "--Camera:Expected=true";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_traveller_is_photographed_while_the_document_is_read_and_again_by_key()
    {
        await using var lane = await ScreensHost.StartAsync(0, Camera);
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await page.Locator("#photograph").WaitForAsync();
        Assert.Equal("", lane.Desk.State.Active!.Photograph!.Quality);
        Assert.True(await page.EvaluateAsync<bool>(
            "async () => { const one = document.querySelector('#photograph'); await one.decode();"
            + " return one.naturalWidth === 480 && one.naturalHeight === 640; }"));
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-photograph");
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("c"), sent => sent.Url.EndsWith("/photograph", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("r");
        await page.Locator(".receipt").WaitForAsync();
        var record = Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent()).Current;
        Assert.Equal(64, record.Photograph!.Sha256.Length);
        Assert.Contains(record.Checks, check => check.Check == PhotoCheck.Name);
        await page.GotoAsync($"{lane.Address}/second-line/{record.CrossingId}");
        Assert.True(await page.Locator("#case-photograph").EvaluateAsync<bool>(
            "async one => { await one.decode(); return one.naturalWidth === 480; }"));
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_camera_that_is_unplugged_is_said_and_the_lane_goes_on()
    {
        await using var lane = await ScreensHost.StartAsync(0, Camera);
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await OpenAsync(lane);
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#photograph").WaitForAsync();
        await watched.Page.Keyboard.PressAsync("r");
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.True(lane.Desk.Present(SecondSpecimen));
        await watched.Page.Locator("#photograph").WaitForAsync();
        await watched.Page.EvaluateAsync(
            """
            () => { const stop = MediaStreamTrack.prototype.stop;
                for (const one of window.bmisTracks) { stop.call(one); one.dispatchEvent(new Event('ended')); } }
            """);
        await watched.Page.Keyboard.PressAsync("c");
        await watched.Page.Locator("#notice").GetByText("The camera was unplugged").WaitForAsync();
        await watched.Page.Keyboard.PressAsync("r");
        await watched.Page.Locator("#live .band[data-state=waiting]").WaitForAsync();
    }

    [Fact]
    public async Task Pictures_nobody_decided_about_are_erased_and_those_of_records_stay()
    {
        await using var lane = await ScreensHost.StartAsync();
        var shelf = lane.Provided.GetRequiredService<PhotoShelf>();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        var active = lane.Desk.State.Active!;
        var read = Pictures.Reading.Read(Pictures.Squares())!.Value;
        var kept = shelf.Keep(read.Jpeg, read.Quality);
        Assert.True(lane.Desk.Attach(active.Id, kept));
        var lost = shelf.Keep(Pictures.Reading.Read(Pictures.Squares(800, 800, 50))!.Value.Jpeg, "");
        var retention = lane.Provided.GetServices<IHostedService>().OfType<PhotoRetention>().Single();
        Assert.Equal(1, retention.Erase());
        Assert.NotNull(shelf.Read(kept));
        Assert.Null(shelf.Read(lost));
        await lane.Desk.DecideAsync(
            new(active.Id, OfficerAct.Refer, lane.Desk.State.Active!.Revision, "key-1"), Inspecting.Desk.Officer,
            Cancellation);
        Assert.True(lane.Desk.Present(SecondSpecimen));
        Assert.Equal(0, retention.Erase());
        Assert.NotNull(shelf.Read(kept));
        Assert.False(lane.Desk.Attach(active.Id, kept));
    }

    [Fact]
    public async Task A_disk_without_room_keeps_records_and_no_photographs()
    {
        await using var lane = await ScreensHost.StartAsync(0, Camera, "--Camera:FreeMegabytes=9999999");
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await OpenAsync(lane);
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#notice").GetByText("no room for photographs").WaitForAsync();
        await watched.Page.Keyboard.PressAsync("r");
        await watched.Page.Locator(".receipt").WaitForAsync();
        Assert.Null(Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent()).Current.Photograph);
    }

    [Fact]
    public async Task Photographs_older_than_the_country_allows_are_erased()
    {
        await using var lane = await ScreensHost.StartAsync();
        var shelf = lane.Provided.GetRequiredService<PhotoShelf>();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        var kept = shelf.Keep(Pictures.Reading.Read(Pictures.Squares())!.Value.Jpeg, "");
        Assert.True(lane.Desk.Attach(lane.Desk.State.Active!.Id, kept));
        await lane.ReferAsync();
        Assert.True(lane.Desk.Present(SecondSpecimen));
        await lane.ReferAsync();
        Assert.Equal(0, Retention(lane, days: 29).Erase());
        Assert.Equal(1, Retention(lane, days: 31).Erase());
        Assert.Null(shelf.Read(kept));
    }

    [Fact]
    public async Task A_picture_whose_refusal_forbids_it_goes_though_the_power_went_before_it_was_erased()
    {
        await using var lane = await ScreensHost.StartAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        lane.Photograph(Pictures.Squares());
        await lane.ReferAsync();
        Assert.True(lane.Desk.Present(SecondSpecimen));
        await lane.ReferAsync();
        var referral = lane.Provided.GetRequiredService<LaneRecords>().All()[0].Current;
        Assert.Equal(0, Retention(lane, days: 0).Erase());
        var closing = referral with
        {
            CrossingId = Guid.Empty, ReferralId = referral.CrossingId, Photograph = null,
            Decision = DecisionCode.RefuseEntry, Grounds = ["A"],
        };
        await lane.Provided.GetRequiredService<Journal>().AppendAsync(
            EntryKinds.Crossing, CrossingContract.Write(closing), "close", Cancellation);
        Assert.Equal(1, Retention(lane, days: 0).Erase());
        Assert.False(lane.Provided.GetRequiredService<PhotoShelf>().Holds(referral.Photograph!));
    }

    [Fact]
    public async Task What_is_no_picture_too_long_or_for_nobody_is_refused()
    {
        await using var lane = await ScreensHost.StartAsync(0, Camera);
        await using var watched = await OpenAsync(lane);
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        var id = lane.Desk.State.Active!.Id;
        Assert.Contains("cannot be read", await SendAsync(watched.Page, id, "text"), StringComparison.Ordinal);
        Assert.Equal("400", await SendAsync(watched.Page, id, "none"));
        Assert.Equal("400", await SendAsync(watched.Page, id, "huge"));
        var answer = await watched.Page.GotoAsync($"{lane.Address}/photographs/{Guid.Empty}");
        Assert.Equal(404, answer!.Status);
    }

    private const string SecondSpecimen =
        "P<KENERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3KEN7408122F3504152<<<<<<<<<<<<<<<0";

    internal static PhotoRetention Retention(ScreensHost lane, int days) => new(
        lane.Provided.GetRequiredService<PhotoShelf>(),
        lane.Provided.GetRequiredService<LaneRecords>(),
        lane.Provided.GetRequiredService<HistoryStore>(),
        lane.Desk,
        Microsoft.Extensions.Options.Options.Create(new CameraOptions { RetentionDays = 30 }),
        new LaterClock(TimeSpan.FromDays(days)),
        NullLogger<PhotoRetention>.Instance);

    internal sealed class LaterClock(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + later;
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.AddInitScriptAsync(
            """
            window.bmisTracks = [];
            const media = navigator.mediaDevices;
            const open = media.getUserMedia.bind(media);
            media.getUserMedia = async (wanted) => {
                const stream = await open(wanted); window.bmisTracks.push(...stream.getTracks()); return stream; };
            """);
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }

    private static Task<string> SendAsync(IPage page, Guid id, string what) => page.EvaluateAsync<string>(
        """
        async ([id, what]) => {
            const fields = new FormData();
            const content = what === 'huge' ? new Uint8Array(9000000) : 'no picture';
            if (what !== 'none') fields.set('photograph', new Blob([content]), 'live.jpg');
            fields.set('__RequestVerificationToken',
                document.querySelector('input[name=__RequestVerificationToken]').value);
            const answer = await fetch(`/inspections/${id}/photograph`, { method: 'POST', body: fields });
            return answer.ok ? (await answer.json()).message : String(answer.status);
        }
        """,
        new[] { id.ToString("D"), what });
}
