using Bmis.BorderPost.Arrivals;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Duty;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Arrivals;

/// <summary>Who is expected, on the pages of the post.</summary>
public sealed class ArrivalPageTests(BrowserFixture browser)
{
    private const string Specimen =
        "P<KENERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3KEN7408122F3504152<<<<<<<<<<<<<<<0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_sees_the_flights_and_who_is_on_one_of_them()
    {
        await using var lane = await RunningLane.StartAsync();
        await TakeAsync(lane);
        await using var seat = await browser.SignInAsync(lane, "o.one");
        await seat.Page.GotoAsync(new Uri(lane.Address, "/arrivals").ToString());
        Assert.Empty(await seat.AxeAsync());
        await seat.Page.ClickAsync("#arrivals a");
        await seat.Page.WaitForSelectorAsync("#travellers");
        var row = await seat.Page.InnerTextAsync("#travellers tbody tr");
        Assert.Contains("ERIKSSON", row, StringComparison.Ordinal);
        Assert.Contains("L898902C", row, StringComparison.Ordinal);
        Assert.Empty(await seat.AxeAsync());
        await seat.PictureAsync("arrival", whole: true);
        Assert.Empty(seat.Complaints);
    }

    [Fact]
    public async Task Whom_headquarters_asks_to_refer_is_referred_with_its_words_and_stands_on_no_list()
    {
        await using var lane = await RunningLane.StartAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var flight = Flights.Of(123, today) with { Referrals = [new(Flights.Anna, "Ask for the onward ticket.")] };
        await lane.Services.GetRequiredService<ArrivalStore>().TakeAsync(Flights.Page(0, 1, flight), Cancellation);
        await using var seat = await browser.TakeUpAsync(lane, "o.one");
        Assert.True(lane.Services.GetRequiredService<InspectionDesk>().Present(Specimen));
        var band = seat.Page.Locator("#live .band[data-state=refer]");
        await band.WaitForAsync();
        await seat.Page.Locator(".checks").GetByText("Headquarters asks: Ask for the onward ticket.").WaitForAsync();
        Assert.Empty(await seat.AxeAsync());
        await seat.PictureAsync("lane-referral");
        await seat.Page.GotoAsync(new Uri(lane.Address, "/arrivals").ToString());
        await seat.Page.ClickAsync("#arrivals a");
        Assert.DoesNotContain("ERIKSSON", await seat.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_lists_shows_no_way_to_them()
    {
        await using var lane = await RunningLane.StartAsync();
        await using var seat = await browser.SignInAsync(lane, "o.one");
        await seat.Page.GotoAsync(new Uri(lane.Address, "/arrivals").ToString());
        Assert.Equal(0, await seat.Page.Locator("nav a[href='/arrivals']").CountAsync());
        Assert.Contains("Nobody is expected", await seat.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task TakeAsync(RunningLane lane)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await lane.Services.GetRequiredService<ArrivalStore>().TakeAsync(
            Flights.Page(0, 1, Flights.Of(123, today, Flights.Anna)), Cancellation);
    }
}
