using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Hits;

/// <summary>The queue in a real browser.</summary>
public sealed class HitPageTests(BrowsedHeadquarters headquarters)
{
    [Fact]
    public async Task A_hit_is_claimed_explained_marked_false_and_its_clearance_is_listed_and_taken_back()
    {
        await using var watched = await headquarters.SignedInAsync();
        await headquarters.PushHitAsync("HIT-LANE-1", "SAMPLEMAN", "VIKTOR");
        var page = watched.Page;
        await GoAsync(watched, "/hits", "hits");
        await page.GetByRole(AriaRole.Link, new() { Name = "SAMPLEMAN VIKTOR" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Claim", Exact = true }).ClickAsync();
        await page.GetByLabel("Date of birth", new() { Exact = true }).CheckAsync();
        await page.FillAsync("#words", "Born in another year.");
        await CheckAsync(watched, "hit");
        await Assertions.Expect(page.Locator("#pieces tbody tr").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark false" }).ClickAsync();
        await Assertions.Expect(page.Locator("#acts")).ToContainTextAsync("Traveller cleared of this entry");
        await CheckAsync(watched, "hit-false");
        await GoAsync(watched, "/clearances", "clearances");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#clearances")).ToContainTextAsync("Taken back");
        await GoAsync(watched, "/drills", "drills");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task The_open_queue_shows_a_hit_that_arrives()
    {
        await using var watched = await headquarters.SignedInAsync();
        await watched.Page.GotoAsync(headquarters.Address + "/hits");
        await watched.Page.WaitForSelectorAsync("html[data-connected]");
        await headquarters.PushHitAsync("HIT-LANE-2", "PRIMERNAYA", "NADEZHDA");
        await Assertions.Expect(watched.Page.Locator("#hits")).ToContainTextAsync("PRIMERNAYA NADEZHDA");
    }

    [Fact]
    public async Task The_open_queue_shows_a_hit_that_is_told_ahead_of_its_turn_and_marks_it()
    {
        await using var watched = await headquarters.SignedInAsync();
        await watched.Page.GotoAsync(headquarters.Address + "/hits");
        await watched.Page.WaitForSelectorAsync("html[data-connected]");
        await headquarters.TellHitAsync("HIT-LANE-3", "BEISPIEL", "ERIKA");
        var row = watched.Page.Locator("#provisional tbody tr", new() { HasText = "BEISPIEL ERIKA" });
        await Assertions.Expect(row).ToContainTextAsync("PROVISIONAL");
        await Assertions.Expect(row).ToContainTextAsync("10 entries before it");
        await Assertions.Expect(watched.Page.Locator("#hits")).Not.ToContainTextAsync("BEISPIEL ERIKA");
        await CheckAsync(watched, "hits-provisional");
        Assert.Empty(watched.Complaints);
    }

    private async Task GoAsync(WatchedPage watched, string path, string picture)
    {
        await watched.Page.GotoAsync(headquarters.Address + path);
        await CheckAsync(watched, picture);
    }

    private static async Task CheckAsync(WatchedPage watched, string picture)
    {
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync(picture, whole: true);
    }
}
