using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>What a list's terms do to its entries, and what reaches lanes.</summary>
public sealed class ListTermsTests
{
    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,,test,,
        A-2,person,"PRIMERNAYA, Nadezhda",,1981,,UTO,F,,test,inquiryCheck,

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_asset_freeze_reaches_no_lane_before_a_national_ground_is_approved()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("ofac", new OfacCsvImporter(), Ofac());
        Assert.Empty(await bench.AtLanesAsync());
        Assert.NotEmpty((await bench.Loaded.LoadAsync("ofac", Cancellation)).Entries);
        var grounds = new ListTerms { NationalGround = "Sanctions Act, section 4" };
        var proposed = await bench.Desk.ProposeAsync(
            ProposalKind.Terms, [new("list:ofac", null, grounds)], "Ministry's letter.", DeskBench.Anna, false,
            Cancellation);
        await bench.Publication.PublishAsync(Cancellation);
        Assert.Empty(await bench.AtLanesAsync());
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        var published = await bench.AtLanesAsync();
        Assert.Equal((await bench.Approved.CurrentAsync(Cancellation)).Of("ofac").Count, published.Count);
        Assert.All(published, entry => Assert.Equal("Sanctions Act, section 4", entry.Terms.LegalGround));
        Assert.All(published, entry => Assert.Equal(AlertActions.Refer, entry.Actions));
    }

    [Fact]
    public async Task A_single_entry_of_an_asset_freeze_takes_effect_by_a_ground_of_its_own()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("ofac", new OfacCsvImporter(), Ofac());
        var listed = (await bench.Approved.CurrentAsync(Cancellation)).Of("ofac")[0];
        var silent = new DeskEntry().With(AlertActions.Refer, AlertTerms.Silent);
        var refused = await bench.Desk.ProposeAsync(
            ProposalKind.Bulk, [new(listed.Id, silent, null)], "Order.", DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.NoGround, refused.Problem);
        var refuse = new AlertActions(AlertAction.RefuseEntry, AlertAction.None);
        await bench.SettleAsync(
            ProposalKind.Bulk,
            new DraftChange(listed.Id, new DeskEntry().With(refuse, new() { LegalGround = "Order 9" }), null));
        var published = Assert.Single(await bench.AtLanesAsync());
        Assert.Equal((listed.Id, refuse, "Order 9"), (published.Id, published.Actions, published.Terms.LegalGround));
    }

    [Fact]
    public async Task Entries_take_their_lists_terms_where_they_are_silent()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        var own = DeskBench.Person("OWN", ground: "Case 3");
        await bench.AddedAsync(own);
        await SetAsync(bench, "national", new()
        {
            Terms = new() { Owner = "Police", Contact = "+999 1", Handling = "Keep apart.", LegalGround = "Law 1" },
            Actions = new(AlertAction.RefuseEntry, AlertAction.Refer),
        });
        await SetAsync(bench, "desk", new() { Terms = new() { Owner = "Desk", LegalGround = "Law 2" } });
        var lanes = (await bench.AtLanesAsync()).ToDictionary(entry => entry.Id);
        Assert.Equal("Police", lanes["national:A-1"].Terms.Owner);
        Assert.Equal("Keep apart.", lanes["national:A-2"].Terms.Handling);
        Assert.Equal(new(AlertAction.RefuseEntry, AlertAction.Refer), lanes["national:A-1"].Actions);
        Assert.Equal(AlertActions.Both(AlertAction.InquiryCheck), lanes["national:A-2"].Actions);
        Assert.Equal(("Desk", "Case 3"), (lanes[own.Id].Terms.Owner, lanes[own.Id].Terms.LegalGround));
    }

    [Fact]
    public async Task Stronger_terms_than_refer_stand_on_a_ground()
    {
        await using var bench = await DeskBench.OpenAsync();
        var outcome = await bench.Desk.ProposeAsync(
            ProposalKind.Terms,
            [new("list:desk", null, new() { Actions = AlertActions.Both(AlertAction.Arrest) })],
            "Order.", DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.NoGround, outcome.Problem);
    }

    [Fact]
    public async Task What_has_expired_leaves_the_lanes_when_its_last_day_is_over()
    {
        await using var bench = await DeskBench.OpenAsync();
        var today = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime);
        var entry = DeskBench.Person("SAMPLEMAN");
        await bench.AddedAsync(entry with { Terms = new() { ExpiresOn = today, ReviewOn = today.AddDays(1) } });
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        Assert.Equal(3, (await bench.AtLanesAsync()).Count);
        bench.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await bench.Publication.PublishDueAsync(Cancellation));
        Assert.Equal(["national:A-1", "national:A-2"], (await bench.AtLanesAsync()).Select(one => one.Id));
        Assert.Null(await bench.Publication.PublishDueAsync(Cancellation));
        var listed = (await bench.Approved.CurrentAsync(Cancellation)).Find(entry.Id)!;
        Assert.Equal((Standing.Expired, true), (listed.On(today.AddDays(1)), listed.IsReviewDue(today.AddDays(1))));
        await SetAsync(bench, "national", new() { Terms = new() { ExpiresOn = today } });
        Assert.Empty(await bench.AtLanesAsync());
    }

    [Fact]
    public async Task An_entry_that_asks_for_nothing_is_at_no_lane()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.AddedAsync(DeskBench.Person("SAMPLEMAN", AlertActions.None));
        Assert.Empty(await bench.AtLanesAsync());
    }

    [Fact]
    public async Task What_the_desk_says_of_an_imported_entry_outlives_the_next_import()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        var said = new DeskEntry().With(null, new() { Handling = "Call first." });
        await bench.SettleAsync(ProposalKind.Bulk, new DraftChange("national:A-1", said, null));
        await bench.ImportAsync(
            "national", new NationalCsvImporter(),
            DeskBench.Csv(Csv.Replace("1968-03-14", "1968-03-15", StringComparison.Ordinal)));
        var entry = (await bench.AtLanesAsync()).Single(one => one.Id == "national:A-1");
        Assert.Equal(("Call first.", 15), (entry.Terms.Handling, entry.BirthDates[0].Latest.Day));
    }

    private static Task<Guid> SetAsync(DeskBench bench, string list, ListTerms terms) =>
        bench.SettleAsync(ProposalKind.Terms, new DraftChange(ApprovedList.SubjectOf(list), null, terms));

    private static SourceFile[] Ofac()
    {
        var folder = Repository.Artifact("../watchlist/Bmis.Watchlist/Lists/Ofac/Specimens");
        return [.. Directory.GetFiles(folder, "*.csv").Select(file =>
            new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file)))];
    }
}
