using System.Text;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;
using Bmis.Watchlist.Lists.Ofac;
using Bmis.Watchlist.Lists.OfacAdvanced;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>What headquarters adds to imported entries, and what becomes of it when the source speaks again.</summary>
public sealed class AdditionsTests
{
    private const string Csv = NamedListTests.SeveralEntries;

    private static readonly AdditionsForm Form = new()
    {
        OnEntry = "refuseEntry",
        LegalGround = "Aliens Act, 3",
        Warnings = ["armed"],
        ProtectionMark = true,
        Contact = "+999 1",
        Handling = "Call first.",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Additions_reach_lanes_when_another_person_has_approved_them()
    {
        await using var bench = await ImportedAsync();
        var proposed = await ProposeAsync(bench, Form);
        Assert.False((await EntryAsync(bench)).HasProtectionMark);
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        var entry = await EntryAsync(bench);
        Assert.Equal(new(AlertAction.RefuseEntry, AlertAction.Refer), entry.Actions);
        Assert.Equal([AlertWarning.Armed], entry.Warnings);
        Assert.True(entry.HasProtectionMark);
        Assert.Equal(
            ("Aliens Act, 3", "+999 1", "Call first."),
            (entry.Terms.LegalGround, entry.Terms.Contact, entry.Terms.Handling));
    }

    [Fact]
    public async Task Stronger_additions_need_a_ground_and_wrong_ones_are_named()
    {
        await using var bench = await ImportedAsync();
        Assert.Equal(ProposalProblem.NoGround, (await ProposeAsync(bench, Form with { LegalGround = "" })).Problem);
        var listed = await ListedAsync(bench);
        var (entry, wrong) = (Form with { OnExit = "shout", ReviewOn = "soon", Warnings = ["loud"] }).Over(listed);
        Assert.Null(entry);
        Assert.Equal(["reviewOn", "onExit", "warnings"], wrong);
    }

    [Fact]
    public async Task What_was_added_is_taken_back_field_by_field_or_whole()
    {
        await using var bench = await ImportedAsync();
        await SettleAsync(bench, Form);
        Assert.Equal(
            "refuseEntry", AdditionsForm.Of((await ListedAsync(bench)).Desk!).OnEntry);
        await SettleAsync(bench, Form with { Contact = "", Warnings = [] });
        var entry = await EntryAsync(bench);
        Assert.Empty(entry.Warnings);
        Assert.Equal(("", "Call first."), (entry.Terms.Contact, entry.Terms.Handling));
        var cleared = (await ListedAsync(bench)).Desk!.Cleared(keepsLinks: true);
        await bench.SettleAsync(ProposalKind.Clear, new DraftChange("national:A-1", cleared, null));
        var listed = await ListedAsync(bench);
        Assert.Equal(EntryDigest.Of(listed.Imported!), EntryDigest.Of(await EntryAsync(bench)));
        Assert.True(listed.Desk!.SaysNothing);
        Assert.Equal(3, (await bench.Words.OfAsync("national:A-1", Cancellation)).Count);
    }

    [Fact]
    public async Task A_withdrawn_imported_entry_comes_back_with_the_sources_words()
    {
        await using var bench = await ImportedAsync();
        await bench.SettleAsync(
            ProposalKind.Withdraw, new DraftChange("national:A-1", new() { IsWithdrawn = true }, null));
        Assert.Single(await bench.AtLanesAsync());
        await bench.SettleAsync(ProposalKind.Clear, new DraftChange("national:A-1", new(), null));
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
    }

    [Fact]
    public async Task A_changed_source_is_flagged_until_somebody_has_looked()
    {
        await using var bench = await ImportedAsync();
        await SettleAsync(bench, Form);
        var today = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime);
        Assert.False((await ListedAsync(bench)).IsReviewDue(today));
        await ImportAsync(bench, Csv.Replace("1968-03-14", "1968-03-15", StringComparison.Ordinal));
        Assert.Equal("Call first.", (await EntryAsync(bench)).Terms.Handling);
        Assert.True((await ListedAsync(bench)).HasSourceChanged);
        Assert.True((await ListedAsync(bench)).IsReviewDue(today));
        var bulk = new BulkForm { EntryIds = ["national:A-1"], ReviewOn = "2030-01-31", Reason = "Yearly." };
        var (changes, _) = bulk.Over(await bench.Approved.CurrentAsync(Cancellation));
        await bench.SettleAsync(
            ProposalKind.Bulk, new DraftChange("national:A-1", Assert.Single(changes!).Entry, null));
        Assert.True((await ListedAsync(bench)).HasSourceChanged);
        await bench.SettleAsync(
            ProposalKind.Additions, new DraftChange("national:A-1", (await ListedAsync(bench)).Desk, null));
        Assert.False((await ListedAsync(bench)).HasSourceChanged);
        Assert.Equal("Call first.", (await EntryAsync(bench)).Terms.Handling);
    }

    [Fact]
    public async Task Additions_that_were_signed_before_the_source_changed_are_not_approved_after_it()
    {
        await using var bench = await ImportedAsync();
        var proposed = await ProposeAsync(bench, Form);
        await ImportAsync(bench, Csv.Replace("1968-03-14", "1968-03-15", StringComparison.Ordinal));
        Assert.Equal(ProposalProblem.BaseMoved, await bench.ApproveAsync(proposed.ProposalId));
    }

    [Fact]
    public async Task What_was_said_of_a_vanished_entry_is_shown_counts_again_with_it_and_can_be_cleared()
    {
        await using var bench = await ImportedAsync();
        await SettleAsync(bench, Form);
        var without = Csv.Replace("A-1,", "A-3,", StringComparison.Ordinal);
        await ImportAsync(bench, without);
        var current = await bench.Approved.CurrentAsync(Cancellation);
        Assert.Equal("national:A-1", Assert.Single(current.VanishedOf("national")).SubjectId);
        Assert.DoesNotContain(await bench.AtLanesAsync(), entry => entry.HasProtectionMark);
        var again = await bench.Desk.ProposeAsync(
            ProposalKind.Additions, [new("national:A-1", current.Vanished[0].Entry, null)], "Order.", DeskBench.Anna,
            false, Cancellation);
        Assert.Equal(ProposalProblem.NotFound, again.Problem);
        await ImportAsync(bench, Csv);
        Assert.True((await EntryAsync(bench)).HasProtectionMark);
        await ImportAsync(bench, without);
        await bench.SettleAsync(ProposalKind.Clear, new DraftChange("national:A-1", new(), null));
        Assert.Empty((await bench.Approved.CurrentAsync(Cancellation)).Vanished);
    }

    [Fact]
    public async Task A_list_changes_the_form_of_its_source_by_two_people_and_keeps_what_was_added()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (csv, xml) = (new OfacCsvImporter(), new OfacAdvancedImporter());
        const string both = "ofac:93001";
        await bench.ImportAsync("ofac", csv, Numbered(Files("Ofac", "*.csv"), "90001", "93001"));
        await bench.SettleAsync(
            ProposalKind.Additions,
            new DraftChange(both, new DeskEntry().With(AlertActions.Refer, new() { LegalGround = "Order 9" }), null));
        var bound = await bench.Lists.ImportAsync(
            "ofac", xml, Files("OfacAdvanced", "*.xml"), DeskBench.Anna, Cancellation);
        Assert.Contains(
            "comes from the source ofac-csv", Assert.Single(bound.Problems).Reason, StringComparison.Ordinal);
        foreach (var (source, problem) in (IEnumerable<(string, ProposalProblem)>)
        [
            ("un-xml", ProposalProblem.NoSuchForm), ("desk", ProposalProblem.NoSuchForm),
            ("ofac-csv", ProposalProblem.NoSuchForm), ("", ProposalProblem.NoSuchForm),
        ])
            Assert.Equal(problem, (await BindAsync(bench, source)).Problem);
        var proposed = await BindAsync(bench, xml.Source);
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        await bench.ImportAsync("ofac", xml, Files("OfacAdvanced", "*.xml"));
        Assert.Equal((both, "Order 9"), (await bench.AtLanesAsync())
            .Select(entry => (entry.Id, entry.Terms.LegalGround)).Single());
        Assert.Equal(
            ["ofac-advanced-xml", "ofac-csv"],
            (await bench.Store.VersionsAsync(Cancellation)).Select(version => version.Source));
    }

    private static Task<ProposalOutcome> BindAsync(DeskBench bench, string source) => bench.Desk.ProposeAsync(
        ProposalKind.Source, [new("list:ofac", null, new() { Source = source })], "The CSV ends.", DeskBench.Anna,
        false, Cancellation);

    private static async Task<DeskBench> ImportedAsync()
    {
        var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Csv);
        return bench;
    }

    private static Task ImportAsync(DeskBench bench, string csv) =>
        bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(csv));

    private static async Task<ListedEntry> ListedAsync(DeskBench bench) =>
        (await bench.Approved.CurrentAsync(Cancellation)).Find("national:A-1")!;

    private static async Task<AlertEntry> EntryAsync(DeskBench bench) =>
        (await bench.AtLanesAsync()).Single(entry => entry.Id == "national:A-1");

    private static async Task<ProposalOutcome> ProposeAsync(DeskBench bench, AdditionsForm form)
    {
        var (entry, wrong) = form.Over(await ListedAsync(bench));
        Assert.Empty(wrong);
        return await bench.Desk.ProposeAsync(
            ProposalKind.Additions, [new("national:A-1", entry, null)], "Order.", DeskBench.Anna, false, Cancellation);
    }

    private static async Task SettleAsync(DeskBench bench, AdditionsForm form) =>
        Assert.Equal(
            ProposalProblem.None, await bench.ApproveAsync((await ProposeAsync(bench, form)).ProposalId));

    // Both specimens have invented numbers: one party is made the same.
    private static SourceFile[] Numbered(SourceFile[] files, string number, string other) =>
    [
        .. files.Select(file => file with
        {
            Content = Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(file.Content).Replace(number, other, StringComparison.Ordinal)),
        }),
    ];

    private static SourceFile[] Files(string source, string pattern) =>
    [
        .. Directory.GetFiles(
                Repository.Artifact($"../watchlist/Bmis.Watchlist/Lists/{source}/Specimens"), pattern)
            .Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file))),
    ];
}
