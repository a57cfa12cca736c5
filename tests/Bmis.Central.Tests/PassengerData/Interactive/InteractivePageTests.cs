using System.Text;
using Bmis.Central.PassengerData.Interactive;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>The page of the dialogue in a real browser, by keyboard.</summary>
public sealed class InteractivePageTests(BrowsedHeadquarters headquarters)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "BERGMANN", "Refused", "Cleared", "Not cleared to board", "Decided. The carrier is told.")]
    [InlineData(
        "fr", "LUNDGREN", "Refusé", "Autorisé", "Sans autorisation", "Décidé. Le transporteur en est informé.")]
    public async Task Who_is_not_cleared_is_shown_and_a_person_decides_otherwise(
        string language, string surname, string refused, string cleared, string caption, string done)
    {
        await using var watched = await headquarters.SignedInAsync(language);
        await AskAsync(RequestText.Today(
            RequestText.Check("T" + surname, "", new Boarder(surname, surname + "1") { Expiry = "200101" })));
        var page = watched.Page;
        await page.GotoAsync(headquarters.Address + "/interactive");
        await watched.CheckAsync($"interactive-{language}");
        await Assertions.Expect(page.Locator("#uncleared caption")).ToContainTextAsync(caption);
        var row = page.Locator("#uncleared tbody tr", new() { HasText = surname });
        await Assertions.Expect(row).ToContainTextAsync(refused);
        await Assertions.Expect(page.Locator("#requests")).ToContainTextAsync("T" + surname);
        await row.GetByRole(AriaRole.Link).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#reason").FillAsync("A new passport was shown.");
        await watched.CheckAsync($"interactive-person-{language}");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText(done)).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        var notice = page.Locator("#notices tbody tr", new() { HasText = surname });
        await Assertions.Expect(notice).ToContainTextAsync(cleared);
        await watched.CheckAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Somebody_comes_to_the_desk_and_leaves_it_and_others_have_no_forms()
    {
        await using var watched = await headquarters.SignedInAsync();
        var page = watched.Page;
        await page.GotoAsync(headquarters.Address + "/interactive");
        await page.GetByRole(AriaRole.Button, new() { Name = "I am at the desk for an hour" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I leave the desk" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You are not at the desk.")).ToBeVisibleAsync();
        Assert.Empty(watched.Complaints);

        // A data manager sees the page; only the passenger unit decides.
        await using var other = await headquarters.SignedInAsync(account: "bela.specimen");
        await other.Page.GotoAsync(headquarters.Address + "/interactive");
        await Assertions.Expect(other.Page.Locator("#requests")).ToBeVisibleAsync();
        await Assertions.Expect(other.Page.Locator("main form")).ToHaveCountAsync(0);
    }

    private async Task AskAsync(string request)
    {
        var bytes = Encoding.Latin1.GetBytes(request);
        await headquarters.Services.GetRequiredService<InteractiveDoor>().AnswerAsync(
            bytes, InteractiveDoor.Read(bytes), "UT", Cancellation);
    }
}
