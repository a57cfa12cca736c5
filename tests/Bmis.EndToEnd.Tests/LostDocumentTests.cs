using System.Text.Json;
using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// The list of lost and stolen documents: built and published at headquarters, fetched by a lane that may hold it, hit
/// there, changed by a daily overlay.
/// </summary>
public sealed class LostDocumentTests(Deployment deployment, BrowserFixture browser)
    : IClassFixture<Deployment>
{
    private const string List = "The list lost-documents-supplement";

    private static readonly string Stolen = Travellers.Passport("OAKHOLLOW", "VERA", "X7770001", "1971-05-06");
    private static readonly string Later = Travellers.Passport("BIRCHMERE", "OTTO", "X7770002", "1972-05-06");

    private string Index => deployment.FileAt("lost.index");

    [Fact]
    public async Task A_stolen_document_is_referred_and_a_days_changes_reach_the_lane()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 50_000).Select(i => $"UTO Y{i:0000000} P lost {i}"));
        await deployment.CentralAsync(
            lines + "\nYUG X7770002 P stolen 8\nUTO X777OOO1 P stolen 4711", "documents", "build", "-", Index);
        await deployment.RestartLaneAsync(
            ("LostDocuments:Enabled", "true"), ("LostDocuments:AuthorisedBy", "Bureau Utopia, 17/2026"));
        await using var watched = await browser.PageAsync();
        var lane = new LaneDriver(deployment, watched);
        await lane.SignInAsync("o.first");
        await lane.BarAsync("No list of lost documents");
        await lane.ReadAsync(Later, "incomplete");
        await lane.ReferAsync();

        await deployment.CentralAsync(
            "", "lane", "authorise", Deployment.Lane, "--lost-documents", "Bureau Utopia, 17/2026");
        await PublishAsync();
        await lane.ReadAsync(Later, "clear");
        await lane.AdmitAsync();
        await lane.ReadAsync(Stolen, "refer");
        await watched.Page.Locator("#live").GetByText("Reported stolen (UTO · P · 4711)").First.WaitForAsync();
        await lane.ReferAsync();

        await using var desk = await DeskDriver.SignedInAsync(deployment, browser, "m.lists");
        var office = desk.Watched;
        var mark = deployment.LaneLog.Count;
        await desk.MarkFalseAsync("OAKHOLLOW", "#lost");
        Assert.Equal(2, await office.Page.Locator("#pictures figure").CountAsync());
        Assert.Empty(await office.AxeAsync());
        await office.PictureAsync("lost-document-hit", whole: true);
        await deployment.LaneLog.WaitForAsync(mark, "The list clearances", "is in use");
        await lane.ReadAsync(Stolen, "clear");
        await lane.AdmitAsync();

        var overlay = deployment.FileAt("1.overlay");
        await deployment.CentralAsync(
            "- UTO X7770001\n+ UTO X7770002 P stolen 4712", "documents", "overlay", Index, "-", overlay);
        await PublishAsync(overlay);
        await desk.OpenHitAsync("BIRCHMERE");
        await office.Page.GoBackAsync();
        Assert.Empty(await office.AxeAsync());
        await office.PictureAsync("lost-document-hits", whole: true);
        await desk.OpenHitAsync("BIRCHMERE");
        await office.Page.GetByText("Late, at the lane").First.WaitForAsync();
        await office.Page.Locator("#lost").GetByText("4712").WaitForAsync();
        Assert.Empty(office.Complaints);
        await lane.ReadAsync(Later, "refer");
        await watched.Page.Locator("#live").GetByText("Reported stolen (UTO · P · 4712)").First.WaitForAsync();
        await lane.ReferAsync();
        await lane.GoAsync("/second-line");
        await watched.Page.Locator("#queue tbody a").GetByText("BIRCHMERE").Last.ClickAsync();
        await watched.Page.Locator("#lost-document").GetByText("4712").WaitForAsync();

        // An open page would complain of the lane that is away.
        await watched.Page.GotoAsync("about:blank");
        await deployment.RestartLaneAsync();
        await deployment.LaneLog.WaitForAsync(0, List, "is in use");
        await lane.GoAsync("/");
        await lane.BandAsync("waiting");
        await lane.ReadAsync(Later, "refer");
        Assert.Empty(watched.Complaints);
    }

    private async Task PublishAsync(params string[] overlays)
    {
        var mark = deployment.LaneLog.Count;
        var proposed = JsonDocument.Parse(await deployment.CentralAsync(
            "", ["documents", "publish", Index, .. overlays, "--by", "m.lists"])).RootElement;
        await deployment.CentralAsync(
            "", "documents", "approve", proposed.GetProperty("sha256").GetString()!, "--by", "n.lists");
        await deployment.LaneLog.WaitForAsync(mark, List, "is in use");
    }
}
