using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using LostReport = Bmis.Crossings.Records.LostReport;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>A document is reported after its holder has passed, at a lane that the centre does not reach.</summary>
public sealed class LateLostDocumentTests(BrowserFixture browser)
{
    private const string Reported = "+ UTO L898902C3 P stolen 4711";
    private static readonly string[] Settings =
        ["--LostDocuments:Enabled=true", "--LostDocuments:AuthorisedBy=Bureau Utopia, 17/2026"];

    [Fact]
    public async Task A_report_that_comes_after_the_decision_raises_a_chase_once_and_somebody_sees_to_it()
    {
        using var list = new LostGeneration("UTO A1 P lost 1");
        await using var lane = await RunningLane.StartAsync(Settings);
        await PutAsync(lane, ListNames.LostDocuments, 1, list.Index);
        await RestartWithAsync(lane, 1, list.Supplement());
        var id = await Passing.AdmitAsync(lane);
        await RestartWithAsync(lane, 2, list.Supplement(Reported));
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Assert.Single(Late(lane));
        Assert.Equal((id, 2L, ListNames.LostDocuments), (late.CrossingId, late.ListVersion, late.Hit.List));
        Assert.Equal(new(LostReport.Stolen, "UTO", "P", 4711), late.Hit.Lost);

        await using var supervisor = await browser.SignInAsync(lane, "s.one");
        await supervisor.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        var notice = supervisor.Page.Locator("#late");
        await notice.GetByText("List of lost documents, version 2").WaitForAsync();
        await notice.GetByText("Reported as stolen from its holder").WaitForAsync();
        await supervisor.PictureAsync("late-lost-document");
        Assert.Empty(await supervisor.AxeAsync());
        await notice.GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await supervisor.Page.ArriveAsync("/late-hits");
        await supervisor.Page.Locator("summary", new() { HasText = "Say whether" }).ClickAsync();
        await supervisor.Page.SelectOptionAsync("select[name=Outcome]", "TrueMatch");
        await supervisor.Page.CheckAsync("input[value=document]");
        await supervisor.PictureAsync("late-lost-documents", whole: true);
        Assert.Empty(await supervisor.AxeAsync());
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the finding" }).ClickAsync();
        await supervisor.Page.Locator(".said").GetByText("True match").WaitForAsync();
        Assert.Empty(supervisor.Complaints);

        await RestartWithAsync(lane, 3, list.Supplement(Reported, "+ UTO B2 P lost 5"));
        await Passing.UntilAsync(() => Screenings(lane).Any(one => one.ListVersion == 3));
        Assert.Single(Late(lane));
    }

    [Fact]
    public async Task A_lane_that_had_no_list_asks_about_all_that_passed_and_a_new_base_is_asked_too()
    {
        using var first = new LostGeneration("UTO A1 P lost 1");
        using var second = new LostGeneration("UTO L898902C3 P blank 9");
        await using var lane = await RunningLane.StartAsync(Settings);
        var id = await Passing.AdmitAsync(lane);
        await PutAsync(lane, ListNames.LostDocuments, 1, first.Index);
        await RestartWithAsync(lane, 1, first.Supplement());
        await Passing.UntilAsync(() => Screenings(lane).Any(one => one.ListVersion == 1));
        Assert.Empty(Late(lane));
        await PutAsync(lane, ListNames.LostDocuments, 2, second.Index);
        await RestartWithAsync(lane, 2, second.Supplement());
        await Passing.UntilAsync(() => Book(lane).ShownChases.Count == 1);
        var late = Assert.Single(Late(lane));
        Assert.Equal((id, LostReport.StolenBlank), (late.CrossingId, late.Hit.Lost!.Report));
    }

    [Fact]
    public async Task What_was_known_at_the_desk_is_recorded_and_chased_by_nobody()
    {
        using var list = new LostGeneration("UTO L898902C3 P lost 1");
        await using var lane = await RunningLane.StartAsync(Settings);
        await PutAsync(lane, ListNames.LostDocuments, 1, list.Index);
        await RestartWithAsync(lane, 1, list.Supplement());
        var id = await Passing.AdmitAsync(lane);
        await RestartWithAsync(lane, 2, list.Supplement());
        await Passing.UntilAsync(() => Screenings(lane).Any(one => one.ListVersion == 2));
        Assert.Empty(Late(lane));
        var record = Assert.Single(
            lane.Services.GetRequiredService<LaneRecords>().Recent(), one => one.Current.CrossingId == id).Current;
        Assert.Equal(LostReport.Lost, Assert.Single(record.Hits).Lost!.Report);
    }

    private static HitBook Book(RunningLane lane) => lane.Services.GetRequiredService<HitBook>();

    private static IEnumerable<HitLate> Late(RunningLane lane) => Screenings(lane).SelectMany(one => one.Late);

    private static IEnumerable<Screening> Screenings(RunningLane lane) =>
        lane.Services.GetRequiredService<Journal>().Recent(EntryKinds.Screening, 1000)
            .Select(payload => ScreeningContract.TryRead(payload, out var screening, out _)
                ? screening!
                : throw new FormatException())
            .Where(one => one.List == ListNames.LostDocumentsSupplement);

    private static Task<HeldList> PutAsync(RunningLane lane, string name, long version, byte[] content) =>
        lane.Lists.PutAsync(name, version, content, room: "lost-documents");

    private static async Task RestartWithAsync(RunningLane lane, long version, byte[] supplement)
    {
        await PutAsync(lane, ListNames.LostDocumentsSupplement, version, supplement);
        await lane.RestartAsync();
        await Passing.UntilAsync(() => lane.Services.GetRequiredService<LostDocumentShelf>().Version == version);
    }
}
