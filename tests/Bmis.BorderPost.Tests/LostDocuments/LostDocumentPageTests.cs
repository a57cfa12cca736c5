using Bmis.Biographics;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Tests.Screens;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.BorderPost.Tests.Uplink;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Documents.Mrz;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;
using Direction = Bmis.Crossings.Records.Direction;
using HitOutcome = Bmis.Crossings.Hits.HitOutcome;
using LostReport = Bmis.Crossings.Records.LostReport;
using Verdict = Bmis.Crossings.Decisions.Verdict;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>A centre gives a lane the list over the wire, and a stolen document goes to second line.</summary>
public sealed class LostDocumentPageTests(BrowserFixture browser)
{
    private const string Stolen =
        "P<KENLISTED<<GRACE<<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<6KEN8408129F3504152<<<<<<<<<<<<<<<8";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stolen_document_is_referred_and_second_line_is_told_to_have_it_confirmed()
    {
        using var scratch = new Scratch();
        using var signed = new SignedLists(scratch, TimeProvider.System);
        using var list = new LostGeneration("UTO A1 P lost 1");
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await StartAsync(centre, signed);
        lane.Screening.ListedSurname = "NOBODY";
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#bar").GetByText("No list of lost documents").WaitForAsync();

        await PublishAsync(centre, signed, ListNames.LostDocuments, 1, list.Index);
        await PublishAsync(centre, signed, ListNames.LostDocumentsSupplement, 1, list.Supplement());
        await watched.Page.Locator("#bar").GetByText("Lost documents 0 h").WaitForAsync();
        var overlaid = list.Supplement("+ KEN A1234567 P stolen 4711");
        await PublishAsync(centre, signed, ListNames.LostDocumentsSupplement, 2, overlaid);
        await UntilAsync(lane, 2);

        Assert.True(lane.Desk.Present(Stolen));
        await watched.Page.Locator("#live .band[data-state=refer]").WaitForAsync();
        await watched.Page.Locator("#live").GetByText("Reported stolen (KEN · P · 4711)").First.WaitForAsync();
        await watched.PictureAsync("lost-document-lane");
        Assert.Empty(await watched.AxeAsync());
        var id = await lane.ReferAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}");
        var panel = watched.Page.Locator("#lost-document");
        foreach (var text in new[] { "stolen from its holder", "Kenya", "4711", "version 2, fresh", "issuing State" })
            await panel.GetByText(text).First.WaitForAsync();
        var hit = Assert.Single(lane.Provided.GetRequiredService<CaseBook>().Find(id)!.Referral.Hits);
        Assert.Equal(
            (ListNames.LostDocuments, new LostListing(LostReport.Stolen, "KEN", "P", 4711), true),
            (hit.List, hit.Lost, hit.IsOpen));
        await SayAsync(watched.Page, panel);
        await watched.PictureAsync("lost-document-case", whole: true);
        Assert.Empty(await watched.AxeAsync());
        var said = Assert.Single(lane.Provided.GetRequiredService<HitBook>().Find(id, hit.EntryId).Adjudications);
        Assert.Equal((HitOutcome.Undetermined, "not-reached"), (said.Outcome, Assert.Single(said.Reasons)));

        await PublishAsync(centre, signed, ListNames.LostDocumentsSupplement, 3, list.Supplement());
        await UntilAsync(lane, 3);
        await watched.Page.ReloadAsync();
        await panel.GetByText("no longer names the document").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_lane_that_may_not_hold_the_list_fetches_none_and_makes_no_such_check()
    {
        using var list = new LostGeneration("UTO A1");
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        await PublishAsync(centre, lane.Lists, ListNames.LostDocuments, 1, list.Index);
        await PublishAsync(centre, lane.Lists, ListNames.Alert, 3, SignedLists.Alert("Eriksson"));
        await centre.Inbox.UntilAsync(
            inbox => inbox.Status(new("lane-1"))?.HeldLists.GetValueOrDefault(ListNames.Alert) == 3, Cancellation);
        Assert.Equal(1, centre.Lists.ChunksRead);
        Assert.Null(lane.Services.GetService<ILostDocuments>());
        Assert.DoesNotContain(
            LostDocumentsCheck.Key,
            lane.Services.GetRequiredService<LaneProfile>().For("VIS", Direction.Entry, null, default).Mandatory);
    }

    [Fact]
    public async Task A_lane_that_looks_documents_up_makes_nobody_clear_without()
    {
        using var scratch = new Scratch();
        using var signed = new SignedLists(scratch, TimeProvider.System);
        await using var lane = await StartAsync(null, signed);
        var rule = lane.Provided.GetRequiredService<LaneProfile>().For("NAT", Direction.Entry, null, default);
        Assert.Contains(LostDocumentsCheck.Key, rule.Mandatory);
        Assert.True(lane.Desk.Present(Stolen));
        while (lane.Desk.State.Active is not { } active
            || active.Mandatory.Any(name => active.Outcomes.All(one => one.Check != name)))
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        var judged = lane.Desk.State.Active!;
        Assert.NotEqual(Verdict.Clear, judged.Judgement.Verdict);
        var otherwiseGood = judged.Outcomes.Select(one => one.Check == LostDocumentsCheck.Key
            ? one
            : one with { Result = Crossings.Records.CheckResult.Successful });
        Assert.Equal(
            new Judgement(Verdict.Incomplete, "lost.no-list", LostDocumentsCheck.Key),
            VerdictPolicy.Judge([.. otherwiseGood], judged.Rule));
    }

    [Fact]
    public void A_document_of_a_State_that_is_no_more_is_looked_up_by_its_code_and_recorded_with_it()
    {
        var text = MrzComposer.Compose(MrzFormat.Td3, new MrzFields
        {
            DocumentCode = "P",
            IssuingState = CountryCode.ParseIssuer("YUG").Value,
            Nationality = CountryCode.Parse("XXX").Value,
            Name = PersonName.Parse("MARKOVIC", "IVO").Value,
            Number = DocumentNumber.Parse("AB123456").Value,
            DateOfBirth = PartialDate.Parse("1961-05-07").Value,
            Sex = Sex.M,
            DateOfExpiry = PartialDate.Parse("2001-01-31").Value,
        }).Text;
        var read = SubjectReading.Read(Guid.Empty, Direction.Entry, text, new(2026, 5, 3));
        Assert.Equal("YUG", read.Document!.IssuingState.Code);
        var written = CrossingContract.Write(
            LostGeneration.Referral(Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aadd"), read.Document));
        Assert.True(CrossingContract.TryRead(written, out var again, out var problem), problem);
        Assert.Equal(read.Document, again!.Document);
    }

    // Second line says what the report is, as of an entry of the alert list.
    private static async Task SayAsync(IPage page, ILocator panel)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await panel.Locator("summary").ClickAsync();
        await panel.Locator("select[name=Outcome]").SelectOptionAsync("Undetermined");
        await panel.Locator("input[value=not-reached]").CheckAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Keep the finding" }).ClickAsync();
        await panel.Locator(".said").GetByText("Undetermined").WaitForAsync();
    }

    private static Task<ScreensHost> StartAsync(TestCentre? centre, SignedLists signed) => ScreensHost.StartAsync(
        0,
        [
            .. centre?.LaneSettings() ?? [],
            $"--Lists:Root={signed.RootFile}",
            "--LostDocuments:Enabled=true",
            "--LostDocuments:AuthorisedBy=Bureau Utopia, 17/2026",
        ]);

    private static async Task PublishAsync(
        TestCentre centre, SignedLists signed, string name, long version, byte[] content)
    {
        var (manifest, bytes) = await signed.SignAsync(name, version, content);
        centre.Lists.Catalogue = signed.Centre;
        centre.Lists.Publish(manifest, bytes);
    }

    private static async Task UntilAsync(ScreensHost lane, long version)
    {
        var shelf = lane.Provided.GetRequiredService<LostDocumentShelf>();
        while (shelf.States[1].Version != version)
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
    }
}
