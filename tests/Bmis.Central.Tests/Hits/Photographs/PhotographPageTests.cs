using Bmis.Central.Hits.Photographs;
using Bmis.Central.Tests.Pages;
using Bmis.Crossings.Hits;
using Bmis.Sync.Envelopes;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Hits.Photographs;

/// <summary>An entry gets a photograph by two people, and the hit shows it beside the traveller's, in a real browser.
/// </summary>
public sealed class PhotographPageTests(BrowsedHeadquarters headquarters)
{
    private const string Loaded = "async (one) => { await one.decode(); return one.naturalWidth > 100; }";

    [Fact]
    public async Task Both_photographs_stand_beside_each_other_at_a_hit()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: "bela.specimen");
        await anna.Page.GotoAsync("/lists/propose");
        await anna.Page.FillAsync("#names-1", "GEMALT, Ottilie");
        await anna.Page.FillAsync("#reason", "Order 12.");
        await anna.Page.ClickAsync("button[value=propose]");
        await bela.ApproveAsync(await anna.ProposedAsync());
        var entry = (await bela.Page.GetAttributeAsync("main h3 a", "href"))!;

        await anna.Page.GotoAsync(entry);
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Add or change the photograph" }).ClickAsync();
        await SendAsync(anna, "<svg/>"u8.ToArray());
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToContainTextAsync("JPEG file within the limit");
        await anna.CheckAsync();
        await SendAsync(anna, Faces.Other);
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Another person decides");
        Assert.True(await anna.Page.Locator("img.picture").EvaluateAsync<bool>(Loaded));
        await bela.ApproveAsync(await anna.ProposedAsync(), "photograph-proposal");
        await bela.Page.GotoAsync(entry + "/photograph");
        Assert.True(await bela.Page.Locator("img.picture").EvaluateAsync<bool>(Loaded));
        await bela.CheckAsync("photograph-form");

        var crossing = await headquarters.PushHitOnAsync(
            "PHOTO-LANE", "GEMALT", "OTTILIE", Uri.UnescapeDataString(entry.Split('/')[^1]));
        await anna.Page.GotoAsync("/hits");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "GEMALT OTTILIE" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator("#pictures")).ToContainTextAsync("when it is connected");
        var store = headquarters.Services.GetRequiredService<TravellerPhotographs>();
        var lane = new Producer("PHOTO-LANE");
        Assert.True(await store.TakeAsync(
            lane, new(crossing.CrossingId, HitPictures.Portrait), Faces.One, "", CancellationToken.None));
        Assert.True(await store.TakeAsync(
            lane, new(crossing.CrossingId, HitPictures.Live), default, HitPictures.NotTaken, CancellationToken.None));
        await anna.Page.ReloadAsync();
        foreach (var kind in new[] { "portrait", "entry" })
            Assert.True(await anna.Page.Locator($"img[data-kind={kind}]").EvaluateAsync<bool>(Loaded));
        await Assertions.Expect(anna.Page.Locator("#pictures")).ToContainTextAsync("Not taken or not read at the lane");
        await anna.CheckAsync("hit-photographs");
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    private static async Task SendAsync(WatchedPage watched, byte[] file)
    {
        await watched.Page.SetInputFilesAsync(
            "#photograph", new FilePayload { Name = "face.jpg", MimeType = "image/jpeg", Buffer = file });
        await watched.Page.FillAsync("#reason", "From the office that asks.");
        await watched.Page.ClickAsync("main form button");
    }
}
