using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Tests.Screens;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>What second line is told of a report that the list does not repeat.</summary>
public sealed class LostWriterTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly SignedLists _signed;
    private readonly LostGeneration _list = new("UTO A1 P lost 1");

    public LostWriterTests() => _signed = new SignedLists(_scratch, TimeProvider.System);

    public void Dispose()
    {
        _list.Dispose();
        _signed.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_lane_that_looks_no_documents_up_any_more_takes_no_report_back()
    {
        await using var lane = await ScreensHost.StartAsync();
        Assert.Equal((false, 7L), Told(lane, Case()));
    }

    [Fact]
    public async Task A_list_that_is_missing_takes_no_report_back()
    {
        await using var lane = await StartAsync();
        Assert.Equal((false, 7L), Told(lane, Case()));
    }

    [Fact]
    public async Task A_list_that_was_asked_again_about_every_document_takes_a_report_back_and_no_other_does()
    {
        await _signed.PutAsync(ListNames.LostDocuments, 8, _list.Index, room: "lost-documents");
        await _signed.PutAsync(
            ListNames.LostDocumentsSupplement, 8, _list.Supplement(), room: "lost-documents");
        await using var lane = await StartAsync();
        var shelf = lane.Provided.GetRequiredService<LostDocumentShelf>();
        while (!shelf.Versions.Any())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        Assert.Equal((true, 7L), Told(lane, Case()));
        var chip = new CheckOutcome(ChipCheck.Key, CheckResult.Successful, "", true, TimeSpan.Zero);
        Assert.Equal((false, 7L), Told(lane, Case(chip)));
        Assert.Equal((true, 7L), Told(lane, Case(chip with { Result = CheckResult.NotPerformed })));
    }

    private static (bool IsGone, long SeenIn) Told(ScreensHost lane, ReferralCase about)
    {
        var view = lane.Provided.GetRequiredService<LostWriter>().Write(about)!;
        Assert.Empty(view.Facts);
        return (view.IsGone, view.SeenIn);
    }

    private static ReferralCase Case(params CheckOutcome[] more) => ReferralCase.Open(LostGeneration.Referral(
        CaseLane.Id, LostGeneration.Document("UTO", "B2")) with
    {
        Checks = [new(LostDocumentsCheck.Key, CheckResult.Failed, "lost.Lost", true, TimeSpan.Zero), .. more],
        Lists = [new(ListNames.LostDocumentsSupplement, 7, Freshness.Fresh)],
    });

    private Task<ScreensHost> StartAsync() => ScreensHost.StartAsync(
        0,
        $"--Lane:Folder={_scratch.Folder}",
        $"--Lists:Root={_signed.RootFile}",
        "--LostDocuments:Enabled=true",
        "--LostDocuments:AuthorisedBy=Bureau Utopia, 17/2026");
}
