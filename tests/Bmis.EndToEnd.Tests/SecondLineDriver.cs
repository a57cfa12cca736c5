using Microsoft.Playwright;

namespace Bmis.EndToEnd.Tests;

/// <summary>An officer of second line at the lane's pages.</summary>
internal sealed class SecondLineDriver(LaneDriver lane, IPage page)
{
    internal async Task TakeOverAsync(string surname)
    {
        await lane.GoAsync("/second-line");
        await page.Locator("#queue tbody a").GetByText(surname).ClickAsync();
        await ClickAsync("Take over");
        await page.Locator("#text").WaitForAsync();
    }

    internal async Task NoteAsync(string text)
    {
        await page.FillAsync("#text", text);
        await ClickAsync("Keep the note");
        await page.Locator("#notes").GetByText(text).WaitForAsync();
    }

    internal async Task AnswerAsync(bool child, string referredTo)
    {
        await page.SelectOptionAsync("#asylum", "false");
        await page.SelectOptionAsync("#trafficking", "false");
        await page.SelectOptionAsync("#child", child ? "true" : "false");
        await page.FillAsync("#referredTo", referredTo);
        await ClickAsync("Keep the answers");
        await page.Locator($"#child option[value={(child ? "true" : "false")}][selected]")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    internal async Task RefuseAsync(string ground)
    {
        await page.SelectOptionAsync("#Decision", "RFE");
        await page.CheckAsync($"input[name=Grounds][value={ground}]");
        await page.SelectOptionAsync("#FormLanguage", "fr");
        await page.SelectOptionAsync("#Signature", "RefusedToSign");
        await page.FillAsync("#Words", "Listed, confirmed by document and interview");
        await ClickAsync("Settle the outcome");
    }

    internal async Task CountersignAsync(string supervisor)
    {
        await page.FillAsync("#supervisor", supervisor);
        await page.FillAsync("#supervisorPassword", Deployment.Password);
        await ClickAsync("Agree");
        await page.GetByText($"countersigned by {supervisor}").WaitForAsync();
    }

    internal async Task ProtectAsync()
    {
        await page.SelectOptionAsync("#Decision", "PRT");
        await ClickAsync("Settle the outcome");
        await page.GetByText("Decided").First.WaitForAsync();
    }

    private Task ClickAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
}
