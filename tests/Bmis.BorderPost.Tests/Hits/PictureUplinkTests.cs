using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.BorderPost.Tests.Uplink;
using Bmis.Crossings.Hits;
using Bmis.Crossings.SecondLine;
using Bmis.Sync.Attachments;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>What of a traveller with a hit goes to a centre that wants it, over mutual TLS.</summary>
public sealed class PictureUplinkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AlertAction.Refer)]
    [InlineData(AlertAction.DiscreetCheck)]
    public async Task Both_pictures_of_a_traveller_with_a_hit_are_sent_and_no_entry_of_the_journal_tells_of_it(
        AlertAction action)
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        var id = await PassAsync(lane, [ScreensHost.FixedScreening.Hit(action)]);
        var portrait = lane.Provided.GetRequiredService<HitPortraits>().Find(id);
        var head = Head(lane);
        var taken = await TakenAsync(centre, lane, id);
        Assert.Equal(portrait, taken[HitPictures.Portrait].Content);
        Assert.Equal([0xFF, 0xD8, 0xFF], taken[HitPictures.Portrait].Content[..3]);
        Assert.Equal([0xFF, 0xD8, 0xFF], taken[HitPictures.Live].Content[..3]);
        // The lane's own round may have sent it and forgets it a moment later.
        await Passing.UntilAsync(() => lane.Provided.GetRequiredService<HitPortraits>().Find(id) is null);
        Assert.Equal(head, Head(lane));
    }

    [Fact]
    public async Task Who_is_referred_while_the_chip_is_still_read_is_not_told_to_have_no_portrait()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        (lane.Screening.ListedSurname, lane.Screening.Hits) =
            ("WANJIKU", [ScreensHost.FixedScreening.Hit(AlertAction.Refer)]);
        lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>().OfType<SimulatedReader>().Single()
            .Present(SpecimenFile.All["kenya"]);
        await Passing.UntilAsync(() => lane.Desk.State.Active is { Screenings.Count: > 0 });
        var id = await lane.ReferAsync();
        var taken = await TakenAsync(centre, lane, id);
        Assert.Equal(("", true), (taken[HitPictures.Portrait].Absence, taken[HitPictures.Portrait].Content.Length > 0));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_keeps_no_other_one_back_and_the_lane_goes_on()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        var id = await PassAsync(lane, [ScreensHost.FixedScreening.Hit(AlertAction.Refer)]);
        var held = Directory.EnumerateFiles(Path.Combine(lane.Folder, "photographs"), "*", SearchOption.AllDirectories)
            .Select(file => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None)).ToList();
        foreach (var kind in HitPictures.Kinds.OrderBy(kind => kind == HitPictures.Portrait))
            centre.Attachments.Want("lane-1", new AttachmentKey(id, kind));
        while (centre.Attachments.Taken.All(one => one.Key.About != id))
            await lane.Provided.GetRequiredService<PictureUplink>().SendAsync(Cancellation);
        var first = Assert.Single(centre.Attachments.Taken, one => one.Key.About == id);
        Assert.Equal(HitPictures.Portrait, first.Key.Kind);
        held.ForEach(file => file.Dispose());
        while (centre.Attachments.Taken.Count(one => one.Key.About == id) < HitPictures.Kinds.Count)
            await lane.Provided.GetRequiredService<PictureUplink>().SendAsync(Cancellation);
        Assert.All(centre.Attachments.Taken, one => Assert.Equal("", one.Absence));
    }

    [Fact]
    public async Task A_hit_that_comes_late_has_the_portrait_as_long_as_the_case_is_open()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        var hit = ScreensHost.FixedScreening.Hit(AlertAction.Refer);
        var id = await PassAsync(lane, [hit with { Hit = hit.Hit with { IsCleared = true } }]);
        Assert.Null(lane.Provided.GetRequiredService<HitPortraits>().Find(id));
        Assert.Equal([0xFF, 0xD8, 0xFF], (await TakenAsync(centre, lane, id))[HitPictures.Portrait].Content[..3]);
    }

    [Fact]
    public async Task The_portrait_of_a_traveller_without_a_hit_goes_with_the_case()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        var hit = ScreensHost.FixedScreening.Hit(AlertAction.Refer);
        var id = await PassAsync(lane, [hit with { Hit = hit.Hit with { IsCleared = true } }]);
        await RefuseAsync(lane, id);
        Assert.Equal(HitPictures.Gone, (await TakenAsync(centre, lane, id))[HitPictures.Portrait].Absence);
    }

    [Fact]
    public async Task A_refusal_that_keeps_no_biometrics_leaves_nothing_to_send()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        var id = await PassAsync(lane, [ScreensHost.FixedScreening.Hit(AlertAction.Refer)]);
        await RefuseAsync(lane, id);
        var taken = await TakenAsync(centre, lane, id);
        Assert.All(taken.Values, one => Assert.Equal((HitPictures.Gone, 0), (one.Absence, one.Content.Length)));
    }

    [Fact]
    public async Task A_lane_without_camera_and_chip_says_that_there_were_none_and_an_unknown_traveller_s_are_gone()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await ScreensHost.StartAsync(settings: centre.LaneSettings());
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        var id = await lane.ReferAsync();
        Assert.All((await TakenAsync(centre, lane, id)).Values, one => Assert.Equal(HitPictures.NotTaken, one.Absence));
        var unknown = Guid.Parse("01930000-0000-7000-8000-000000000001");
        Assert.All(
            (await TakenAsync(centre, lane, unknown)).Values, one => Assert.Equal(HitPictures.Gone, one.Absence));
    }

    private static async Task RefuseAsync(ScreensHost lane, Guid id)
    {
        foreach (var (step, act) in CaseLane.Refusal("E", id: id).Index())
            Assert.Equal(CaseAnswer.Done, await lane.Provided.GetRequiredService<CaseBook>().ActAsync(
                act, act is OutcomeCountersigned, $"{step}", Cancellation));
    }

    // Somebody whose chip is read and who is photographed, referred with these hits.
    private static async Task<Guid> PassAsync(
        ScreensHost lane, IReadOnlyList<BorderPost.Inspecting.ExplainedHit> hits)
    {
        (lane.Screening.ListedSurname, lane.Screening.Hits) = ("WANJIKU", hits);
        lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>().OfType<SimulatedReader>().Single()
            .Present(SpecimenFile.All["kenya"]);
        await Passing.UntilAsync(() => lane.Desk.State.Active is { Chip.Portrait: not null, Screenings.Count: > 0 });
        lane.Photograph(Pictures.People(DrawnPerson.Traveller()));
        return await lane.ReferAsync();
    }

    // The lane sends by itself now and then, and here when it is told to; each is taken once.
    private static async Task<Dictionary<string, (byte[] Content, string Absence)>> TakenAsync(
        TestCentre centre, ScreensHost lane, Guid id)
    {
        foreach (var kind in HitPictures.Kinds)
            centre.Attachments.Want("lane-1", new AttachmentKey(id, kind));
        while (centre.Attachments.Taken.Count(one => one.Key.About == id) < HitPictures.Kinds.Count)
            await lane.Provided.GetRequiredService<PictureUplink>().SendAsync(Cancellation);
        return centre.Attachments.Taken.Where(one => one.Key.About == id)
            .ToDictionary(one => one.Key.Kind, one => (one.Content, one.Absence));
    }

    private static long Head(ScreensHost lane) => lane.Provided.GetRequiredService<Journal>().HeadSequence;
}
