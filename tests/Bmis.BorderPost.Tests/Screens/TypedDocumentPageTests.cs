using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A document that no reader reads, entered by hand and looked at by a colleague.</summary>
public sealed class TypedDocumentPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_officer_enters_a_document_a_colleague_looks_and_the_record_names_both()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.Keyboard.PressAsync("e");
        await page.Locator("#entry[open]").WaitForAsync();
        await EnterAsync(page, nationality: "QQQ");
        await watched.PictureAsync("lane-entry");
        await page.Locator("#entry [data-answer]").GetByText("Nationality cannot be read").WaitForAsync();
        Assert.Equal("entry-Nationality", await FocusedAsync(page));
        Assert.Empty(await watched.AxeAsync());
        await page.FillAsync("#entry-Nationality", "UTO");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#live .band[data-state=incomplete]").WaitForAsync();
        await page.Locator("#live .band").GetByText("Typed by one person").WaitForAsync();

        await page.Keyboard.PressAsync("l");
        await page.Locator("#look[open]").WaitForAsync();
        await LookAsync(page, "X1", "1974-08-12");
        await page.Locator("#look [data-answer]").GetByText("document number differs").WaitForAsync();
        await watched.PictureAsync("lane-look");
        Assert.Empty(await watched.AxeAsync());
        await LookAsync(page, "UT 00 998", "1974-08-12");
        await page.Locator("#live .band").GetByText("Typed by hand").WaitForAsync();
        await watched.PictureAsync("lane-typed");
        Assert.True(await watched.FitsAsync());
        await page.Keyboard.PressAsync("r");
        await page.Locator(".receipt").WaitForAsync();

        var record = Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent()).Current;
        Assert.Equal(("o-1", "o-2"), (record.TypedBy, record.LookedBy));
        Assert.Equal(("UT00998", "ÅKESSON"), (record.Document!.Number.Text, record.Traveller!.Name.Primary));
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task The_form_begins_with_what_the_machine_did_read_and_keeps_what_was_refused()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen.Replace("L898902C36", "L898902C37")));
        await page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await page.Keyboard.PressAsync("e");
        await page.Locator("#entry[open]").WaitForAsync();
        Assert.Equal("ERIKSSON", await page.InputValueAsync("#entry-Surname"));
        Assert.Equal("1974-08-12", await page.InputValueAsync("#entry-BirthDate"));
        await page.FillAsync("#entry-Number", "L898902C8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await page.Keyboard.PressAsync("e");
        await page.Locator("#entry[open]").WaitForAsync();
        Assert.Equal("L898902C8", await page.InputValueAsync("#entry-Number"));
        await page.Locator("#entry button:not([type])").ClickAsync();
        await page.Locator("#entry").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Locator("#live .traveller").GetByText("L898902C8").WaitForAsync();
        Assert.Equal("refer", await page.Locator("#live .band").GetAttributeAsync("data-state"));
    }

    [Fact]
    public async Task A_document_that_was_read_cannot_be_typed_over()
    {
        await using var lane = await ScreensHost.StartAsync();
        await using var watched = await OpenAsync(lane);
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await watched.Page.Locator("#live .band[data-inspection]").WaitForAsync();
        await watched.Page.Locator("[data-act=entry]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var active = lane.Desk.State.Active!;
        Assert.Equal(TypedAnswer.Busy, lane.Desk.Enter(active.Id, active.Subject.Traveller!, null, "o-1"));
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }

    private static async Task EnterAsync(IPage page, string nationality)
    {
        await page.FillAsync("#entry-Surname", "ÅKESSON");
        await page.FillAsync("#entry-GivenNames", "Anna");
        await page.FillAsync("#entry-BirthDate", "1974-08-12");
        await page.SelectOptionAsync("#entry-Sex", "F");
        await page.FillAsync("#entry-Nationality", nationality);
        await page.SelectOptionAsync("#entry-DocumentCode", "P");
        await page.FillAsync("#entry-IssuingState", "UTO");
        await page.FillAsync("#entry-Number", "UT-00998");
        await page.FillAsync("#entry-Expiry", "2035-04");
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task LookAsync(IPage page, string number, string born)
    {
        await page.FillAsync("#look-number", number);
        await page.FillAsync("#look-birth", born);
        await page.FillAsync("#look-officer", "o-2");
        await page.FillAsync("#look-password", "right");
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.id");
}
