using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Documents.Lds;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>What the page says while a chip is read.</summary>
public sealed class ChipProgressTests(BrowserFixture browser)
{
    private const string Photo60 = "Reading: photo, 60%";

    [Theory]
    [InlineData("en", Photo60)]
    [InlineData("fr", "Lecture : photo, 60")]
    [InlineData("ar", "60")]
    public async Task The_line_of_the_chip_says_what_is_read_and_how_far_without_moving_anything(
        string language, string words)
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", Arabic.Texts);
        await using var lane = await ScreensHost.StartAsync(0, $"--Languages:Folder={folder.Path}");
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/?lang={language}");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        var progress = lane.Provided.GetRequiredService<ChipProgress>();
        var opening = new TaskCompletionSource();
        progress.Changed += _ => opening.TrySetResult();
        PutSilentChip(lane);
        Assert.True(lane.Desk.Present(SpecimenFile.All["utopia"].MrzText));
        await watched.Page.Locator("#chip-progress:not([value])").WaitForAsync();
        await opening.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await OtherChecksAsync(lane, watched);
        var before = await HeightOfChecksAsync(watched);
        progress.Report(new(ElementaryFile.OfDataGroup(2), 1200, 2000));
        await watched.Page.Locator("#chip-progress[value='60']").WaitForAsync();
        Assert.Contains(words, await watched.Page.Locator("#chip-step").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await HeightOfChecksAsync(watched));
        Assert.DoesNotContain("60", await watched.Page.Locator("#said").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync($"lane-chip-reading-{language}");
        lane.Photograph(Photographs.Pictures.Squares());
        await watched.Page.Locator("#photograph").WaitForAsync();
        await watched.Page.Locator("#chip-progress[value='60']").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    // The other checks move lines of their own when they end.
    private static async Task OtherChecksAsync(ScreensHost lane, WatchedPage watched)
    {
        var others = lane.Provided.GetRequiredService<CheckRunner>().Names
            .Where(name => name != ChipCheck.Key).ToList();
        await Passing.UntilAsync(() =>
            others.All(name => lane.Desk.State.Active!.Outcomes.Any(one => one.Check == name)));
        var revision = lane.Desk.State.Active!.Revision;
        await watched.Page.Locator($".band[data-revision='{revision}']").WaitForAsync();
    }

    // In one go in the page: a frame that arrives takes the element away.
    private static Task<double> HeightOfChecksAsync(WatchedPage watched) =>
        watched.Page.EvaluateAsync<double>("() => document.querySelector('.checks').getBoundingClientRect().height");

    [Fact]
    public async Task A_chip_is_opened_then_its_data_are_read_then_its_photo_to_the_end()
    {
        await using var lane = await ScreensHost.StartAsync();
        var steps = new List<ChipStep>();
        lane.Provided.GetRequiredService<ChipProgress>().Changed += steps.Add;
        lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>().OfType<SimulatedReader>().Single()
            .Present(SpecimenFile.All["utopia"]);
        while (lane.Desk.State.Active?.Chip is null)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        Assert.Equal([ChipStep.Opening, ChipStep.Details, ChipStep.Photo], steps.Select(one => one.Name).Distinct());
        Assert.Equal(new(ChipStep.Photo, 100), steps[^1]);
        Assert.Equal(steps.Order(Comparer<ChipStep>.Create((a, b) => a.Percent - b.Percent)), steps);
    }

    private static void PutSilentChip(ScreensHost lane) => lane.Provided.GetRequiredService<ChipPlace>().Put(new(
        _ => new TaskCompletionSource<IConnectedChip?>().Task, "silent", TimeProvider.System.GetUtcNow()));
}
