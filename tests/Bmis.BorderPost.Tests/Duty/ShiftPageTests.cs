using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;

namespace Bmis.BorderPost.Tests.Duty;

/// <summary>A day of work in a browser: sign-in, shift, lock, handover.</summary>
public sealed class ShiftPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_shift_is_opened_locked_unlocked_and_handed_over()
    {
        var clock = new ManualClock();
        await using var lane = await RunningLane.StartAsync(clock);
        await using var first = await browser.SignInAsync(lane, "o.one");
        await first.Page.FillAsync("#pin", "2580");
        await first.Page.ClickAsync("form[action='/shift/open'] button");
        await first.Page.Locator("#live:not([hidden]) .band").WaitForAsync();

        clock.Advance(TimeSpan.FromMinutes(6));
        await first.Page.ArriveAsync("/unlock");
        Assert.Empty(await first.AxeAsync());
        await first.PictureAsync("unlock");
        await UnlockAsync(first.Page, "0852");
        await first.Page.GetByText("PIN or password is wrong").WaitForAsync();
        await UnlockAsync(first.Page, "2580");
        await first.Page.Locator("#live:not([hidden]) .band").WaitForAsync();

        await first.Page.GetByRole(AriaRole.Link, new() { Name = "Shift" }).ClickAsync();
        await first.Page.FillAsync("#note", "The camera sticks.");
        Assert.Empty(await first.AxeAsync());
        await first.PictureAsync("shift-close");
        await first.Page.ClickAsync("form[action='/shift/close'] button");
        await first.Page.ArriveAsync("/sign-in");

        await using var second = await browser.SignInAsync(lane, "o.two");
        await second.Page.GetByText("The camera sticks.").WaitForAsync();
        Assert.Empty(await second.AxeAsync());
        await second.PictureAsync("shift-open");
        Assert.Equal(ShiftEnd.Closed, lane.Services.GetRequiredService<ShiftBook>().Last!.End);
    }

    [Fact]
    public async Task Two_officers_on_one_lane_the_second_takes_over_and_the_first_decides_nothing_more()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var first = await browser.TakeUpAsync(lane, "o.one");
        await using var second = await browser.SignInAsync(lane, "o.two");
        await second.Page.GetByText("The shift of o.one is open at this lane").WaitForAsync();
        await second.PictureAsync("shift-take-over");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Take the lane over" }).ClickAsync();
        await second.Page.Locator("#live:not([hidden]) .band").WaitForAsync();

        await first.Page.Keyboard.PressAsync("t");
        await first.Page.FillAsync("#mrz", Inspecting.Desk.Specimen);
        await first.Page.Locator("form[data-document] button").ClickAsync();
        await first.Page.Locator("#live .band[data-inspection]").WaitForAsync();
        await first.Page.Locator("[data-key=r]").ClickAsync();
        await first.Page.Locator("#notice").GetByText("Open your shift at this lane first").WaitForAsync();
    }

    [Fact]
    public async Task An_officer_who_leaves_the_list_is_signed_out_and_the_shift_ends()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var watched = await browser.TakeUpAsync(lane, "o.one");
        var shelf = lane.Services.GetRequiredService<ListShelf>();
        shelf.TakeIn(await lane.Lists.PutAsync(
            ListNames.Officers, 2, Officers.List(Officers.Of("o.two", DateTimeOffset.UnixEpoch))));
        var shifts = lane.Services.GetRequiredService<ShiftBook>();
        await watched.Page.ArriveAsync("/sign-in");
        await lane.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DutyWatch>().Single()
            .LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ShiftEnd.Revoked, "o.one"), (shifts.Last!.End, shifts.Last.OfficerId));
    }

    [Fact]
    public async Task A_locked_session_stays_locked_through_a_restart_of_its_memory()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var watched = await browser.SignInAsync(lane, "o.one");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Lock" }).ClickAsync();
        await watched.Page.ArriveAsync("/unlock");
        await watched.Page.GotoAsync(new Uri(lane.Address, "/second-line").ToString());
        Assert.EndsWith("/unlock?ReturnUrl=%2Fsecond-line", watched.Page.Url, StringComparison.Ordinal);
        var journal = lane.Services.GetRequiredService<Journal>();
        var lockEntry = journal.Recent(EntryKinds.Audit, 100).Select(AuditMessage.Parser.ParseFrom)
            .Single(one => one.Action == AuditTrail.Lock);
        var restored = DutyMemory.Restore(
            journal, Microsoft.Extensions.Options.Options.Create(new DutyOptions()), TimeProvider.System);
        Assert.True(restored.Sessions.IsLocked(lockEntry.Detail));
    }

    [Fact]
    public async Task A_clock_that_went_back_is_said_where_work_begins_and_written_down()
    {
        var clock = new ManualClock();
        await using var lane = await RunningLane.StartAsync(clock);
        await (await browser.SignInAsync(lane, "o.one")).DisposeAsync();
        clock.Advance(TimeSpan.FromHours(-3));
        await using var watched = await browser.SignInAsync(lane, "o.one");
        await watched.Page.GetByText("The lane's clock stands before its last record.").WaitForAsync();
        await watched.Page.ClickAsync("form[action='/shift/open'] button");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.Contains(
            lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Audit, 100)
                .Select(AuditMessage.Parser.ParseFrom),
            one => one is { Action: AuditTrail.ClockDoubted, Detail: ClockDoubt.Behind, OfficerId: "o.one" });
    }

    private static async Task UnlockAsync(IPage page, string secret)
    {
        await page.FillAsync("#secret", secret);
        await page.ClickAsync("form[action='/unlock'][method=post] button");
    }
}
