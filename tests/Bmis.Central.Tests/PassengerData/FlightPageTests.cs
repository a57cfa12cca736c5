using System.Text.RegularExpressions;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Flights, who is on them and their bookings, in a real browser: the invented coach UT 204.</summary>
public sealed class FlightPageTests(BrowsedHeadquarters headquarters)
{
    private const string Keys =
        "() => [...document.querySelectorAll('main *')].filter(one => one.children.length === 0 && !one.closest('bdi'))"
        + ".map(one => one.textContent.trim()).filter(text => /^[a-z-]+(\\.[A-Za-z-]+)+$/.test(text))";

    [Theory]
    [InlineData("en", ColorScheme.Light, 1366)]
    [InlineData("en", ColorScheme.Dark, 1366)]
    [InlineData("ar", ColorScheme.Light, 320)]
    public async Task Flight_list_and_booking_have_no_finding(string language, ColorScheme scheme, int width)
    {
        await using var watched = await headquarters.SignedInAsync(language, scheme, width);
        var page = watched.Page;
        await OpenFlightAsync(watched);
        await AssertGoodAsync(watched, $"flight-{language}-{scheme}");
        await page.Locator("#persons a[href^='/flights/bookings/']").First.ClickAsync();
        await page.Locator("mark").First.WaitForAsync();
        await AssertGoodAsync(watched, $"booking-{language}-{scheme}");
    }

    [Fact]
    public async Task Hits_come_first_and_filters_find_one_person()
    {
        await using var watched = await headquarters.SignedInAsync();
        var rows = await OpenFlightAsync(watched);
        Assert.Equal(49, await rows.CountAsync());
        Assert.Contains("S-90", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
        await watched.Page.FillAsync("#document", "AK0318842");
        await watched.Page.PressAsync("#document", "Enter");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.Contains("Wanjiku", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("AK0318842", watched.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_bookings_and_discreet_hits_finds_no_trace_of_them()
    {
        await using var watched = await headquarters.SignedInAsync(account: "bela.specimen");
        await OpenFlightAsync(watched);
        var text = await watched.Page.InnerTextAsync("main");
        Assert.Contains("S-901", text, StringComparison.Ordinal);
        Assert.DoesNotContain("S-902", text, StringComparison.Ordinal);
        Assert.Equal(0, await watched.Page.Locator("a[href^='/flights/bookings/']").CountAsync());
    }

    [Fact]
    public async Task A_booking_shows_its_own_part_of_the_message()
    {
        await using var watched = await headquarters.SignedInAsync();
        await OpenFlightAsync(watched);
        await watched.Page.FillAsync("#name", "Eriksson");
        await watched.Page.PressAsync("#name", "Enter");
        await watched.Page.Locator("#persons a[href^='/flights/bookings/']").First.ClickAsync();
        await watched.Page.Locator("mark").First.WaitForAsync();
        var marked = string.Concat(await watched.Page.Locator("mark").AllInnerTextsAsync());
        Assert.Contains("DEMO10", marked, StringComparison.Ordinal);
        Assert.Contains("L898902C3", marked, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO11", marked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_is_linked_to_a_case_and_released()
    {
        await using var watched = await headquarters.SignedInAsync();
        var page = watched.Page;
        await OpenFlightAsync(watched);
        await page.Locator("#persons a[href^='/flights/bookings/']").First.ClickAsync();
        await page.FillAsync("#number", "2026/44");
        await page.PressAsync("#number", "Enter");
        await page.Locator("#cases").GetByText("2026/44").First.WaitForAsync();
        await AssertGoodAsync(watched, "booking-case");
        await page.FillAsync("#number", "2026/44");
        await page.PressAsync("#number", "Enter");
        await page.GetByText("could not be linked").WaitForAsync();
        await page.Locator("#cases button").ClickAsync();
        await page.Locator("#cases button").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.DoesNotContain("2026", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_arrival_post_is_asked_to_refer_somebody_and_asked_no_more()
    {
        await using var watched = await headquarters.SignedInAsync();
        var page = watched.Page;
        await OpenFlightAsync(watched);
        await page.Locator("#persons a[href^='/flights/bookings/']").First.ClickAsync();
        await page.FillAsync("#referral-words", "Ask for the onward ticket.");
        await page.PressAsync("#referral-words", "Enter");
        await page.Locator("#referrals").GetByText("Ask for the onward ticket.").WaitForAsync();
        await AssertGoodAsync(watched, "booking-referral");
        await page.Locator("#referrals button").ClickAsync();
        await page.Locator("#referrals button").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.DoesNotContain("ticket", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1366)]
    [InlineData("en", ColorScheme.Dark, 1366)]
    [InlineData("ar", ColorScheme.Light, 320)]
    public async Task Travellers_of_long_ago_are_named_for_a_case_alone(string language, ColorScheme scheme, int width)
    {
        await using var watched = await headquarters.SignedInAsync(language, scheme, width);
        var page = watched.Page;
        await page.GotoAsync($"{headquarters.Address}/flights/bookings/{headquarters.MaskedBooking}");
        Assert.DoesNotMatch("ERIKSSON|LIND|L89890", await page.InnerTextAsync("main"));
        await AssertGoodAsync(watched, $"booking-masked-{language}-{scheme}");
        await page.FillAsync("#words", "The court ordered it.");
        await page.ClickAsync("form[action$='/reveal'] button");
        await page.Locator("mark").First.WaitForAsync();
        Assert.Matches("ERIKSSON|LIND", await page.InnerTextAsync("#travellers"));
        await AssertGoodAsync(watched, $"booking-revealed-{language}-{scheme}");
    }

    [Fact]
    public async Task Whoever_may_not_have_travellers_named_is_not_asked_why_and_gets_nothing()
    {
        await using var watched = await headquarters.SignedInAsync(account: "dina.specimen");
        var page = watched.Page;
        var booking = $"{headquarters.Address}/flights/bookings/{headquarters.MaskedBooking}";
        await page.GotoAsync(booking);
        await page.Locator("#cases").WaitForAsync();
        Assert.Equal(0, await page.Locator("form[action$='/reveal']").CountAsync());
        await page.Locator("form[action$='/cases']").EvaluateAsync(
            "form => { form.action = form.action.replace(/cases$/, 'reveal'); form.number.value = '2026/17'; }");
        await page.ClickAsync("form[action$='/reveal'] button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/denied"));
        Assert.DoesNotMatch("ERIKSSON|LIND", await page.InnerTextAsync("body"));
    }

    [Fact]
    public async Task Arrivals_say_how_many_of_a_list_were_at_a_desk()
    {
        await using var watched = await headquarters.SignedInAsync();
        await watched.Page.GotoAsync(
            $"{headquarters.Address}/arrivals?post=UTBRG&day={headquarters.Arrival:yyyy-MM-dd}");
        var flight = watched.Page.Locator("#flights tbody tr").GetByText("UT 204");
        await flight.WaitForAsync();
        Assert.Contains("49", await watched.Page.InnerTextAsync("#flights tbody tr"), StringComparison.Ordinal);
        await AssertGoodAsync(watched, "arrivals");
    }

    private async Task<ILocator> OpenFlightAsync(WatchedPage watched)
    {
        await watched.Page.GotoAsync(headquarters.Address + "/flights");
        await watched.Page.Locator("main a").GetByText("UT 204").First.ClickAsync();
        await watched.Page.Locator("#persons").WaitForAsync();
        return watched.Page.Locator("#persons tbody tr");
    }

    private static async Task AssertGoodAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(Keys));
        Assert.Empty(await watched.AxeAsync());
        Assert.True(await watched.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await watched.PictureAsync(picture, whole: true);
        Assert.Empty(watched.Complaints);
    }
}
