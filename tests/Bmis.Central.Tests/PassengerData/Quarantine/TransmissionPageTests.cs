using System.Text;
using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.PassengerData.Quarantine;

/// <summary>What could not be taken in, on the pages of its owner.</summary>
public sealed class TransmissionPageTests(BrowsedHeadquarters headquarters)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_sees_what_is_wrong_and_mends_it()
    {
        await using var watched = await headquarters.SignedInAsync();
        await OpenAsync(watched, await HeldAsync(31, "KESTREL"));
        await GoodAsync(watched, "transmission");
        var text = watched.Page.Locator("#text");
        var mended = (await text.InputValueAsync()).Replace(
            "BGM+745'", "BGM+745'TDT+20+UT777+++UT'", StringComparison.Ordinal);
        await text.FillAsync(mended);
        await watched.Page.Locator("form[action$='/mend'] button").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("dl.facts")).ToContainTextAsync("Mended here");
    }

    [Fact]
    public async Task A_held_one_is_closed_with_words()
    {
        await using var watched = await headquarters.SignedInAsync("fr");
        await OpenAsync(watched, await HeldAsync(32, "LINNET"));
        await watched.Page.FillAsync("#words", "Un essai.");
        await watched.Page.Locator("form[action$='/close'] button").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("dl.facts")).ToContainTextAsync("Un essai.");
        Assert.Equal(0, await watched.Page.Locator("#words").CountAsync());
        await GoodAsync(watched, "transmission-closed");
    }

    [Fact]
    public async Task Who_does_not_own_them_finds_no_page()
    {
        await using var watched = await headquarters.SignedInAsync(account: "bela.specimen");
        var answer = await watched.Page.GotoAsync(headquarters.Address + "/transmissions");
        Assert.DoesNotContain("Transmissions", await watched.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.NotNull(answer);
    }

    private async Task OpenAsync(WatchedPage watched, Guid transmission)
    {
        await watched.Page.GotoAsync(headquarters.Address + "/transmissions");
        await watched.Page.Locator($"a[href='/transmissions/{transmission}']").ClickAsync();
        await watched.Page.Locator(".message").WaitForAsync();
    }

    private async Task<Guid> HeldAsync(int minute, string surname)
    {
        var message = CarrierMessages.List(minute, [surname])
            .Replace("TDT+20+UT123+++UT'", "", StringComparison.Ordinal);
        var receipt = await headquarters.Services.GetRequiredService<TransmissionDoor>().ReceiveAsync(
            Encoding.Latin1.GetBytes(message), "UT", "https", Cancellation);
        var store = headquarters.Services.GetRequiredService<QuarantineStore>();
        while ((await store.FindAsync(receipt.Transmission, Cancellation))!.Line.State == "waiting") await Task.Yield();
        return receipt.Transmission;
    }

    private static async Task GoodAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync(picture, whole: true);
        Assert.Empty(watched.Complaints);
    }
}
