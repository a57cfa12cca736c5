using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>One change to many entries, and two entries that mean one person.</summary>
public sealed class SeveralEntriesTests
{
    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,,test,,Scar.

        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_of_several_lists_change_together_by_one_approval()
    {
        await using var bench = await DeskBench.OpenAsync();
        var own = await bench.AddedAsync(DeskBench.Person("OWN"));
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        var id = await ProposeAsync(bench, new()
        {
            EntryIds = [own.Id, "national:A-1"], OnEntry = "refuseEntry", LegalGround = "Order 5", Handling = "Call.",
            ReviewOn = "2027-01-31", ExpiresOn = "2027-06-30",
        });
        Assert.All(await bench.AtLanesAsync(), entry => Assert.Equal(AlertActions.Refer, entry.Actions));
        var (content, _) = await bench.Proposals.ContentAsync(id, Cancellation);
        Assert.Equal([own.Id, "national:A-1"], content.Changes.Select(change => change.SubjectId));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(id));
        var lanes = await bench.AtLanesAsync();
        Assert.Equal(2, lanes.Count);
        Assert.All(lanes, entry =>
        {
            Assert.Equal(new(AlertAction.RefuseEntry, AlertAction.Refer), entry.Actions);
            Assert.Equal(("Order 5", "Call."), (entry.Terms.LegalGround, entry.Terms.Handling));
            Assert.Equal(new DateOnly(2027, 6, 30), entry.Terms.ExpiresOn);
        });
        Assert.Equal("Scar.", lanes.Single(entry => entry.Id == "national:A-1").Remarks);
    }

    [Fact]
    public async Task Of_entries_that_are_withdrawn_together_one_that_has_changed_stops_all()
    {
        await using var bench = await DeskBench.OpenAsync();
        var own = await bench.AddedAsync(DeskBench.Person("OWN"));
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        var id = await ProposeAsync(bench, new() { EntryIds = [own.Id, "national:A-1"], Withdraw = true });
        await bench.ImportAsync(
            "national", new NationalCsvImporter(),
            DeskBench.Csv(Csv.Replace("Scar.", "No scar.", StringComparison.Ordinal)));
        Assert.Equal(ProposalProblem.BaseMoved, await bench.ApproveAsync(id));
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
        id = await ProposeAsync(bench, new() { EntryIds = [own.Id, "national:A-1"], Withdraw = true });
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(id));
        Assert.Empty(await bench.AtLanesAsync());
        Assert.Equal(2, (await bench.Approved.CurrentAsync(Cancellation)).All.Count());
    }

    [Fact]
    public async Task A_form_without_entries_or_change_says_what_is_wrong()
    {
        await using var bench = await DeskBench.OpenAsync();
        var own = await bench.AddedAsync(DeskBench.Person("OWN"));
        var current = await bench.Approved.CurrentAsync(Cancellation);
        Assert.Equal(["entries"], new BulkForm { EntryIds = [own.Id] }.Over(current).Wrong);
        Assert.Equal(["entries"], new BulkForm { Withdraw = true }.Over(current).Wrong);
        Assert.Equal(["entries"], new BulkForm { EntryIds = ["desk:none"], Withdraw = true }.Over(current).Wrong);
        Assert.Equal(["reviewOn"], new BulkForm { EntryIds = [own.Id], Handling = "x", ReviewOn = "soon" }
            .Over(current).Wrong);
    }

    [Fact]
    public async Task Two_entries_are_said_to_be_one_person_and_split_again_and_nothing_is_lost()
    {
        await using var bench = await DeskBench.OpenAsync();
        var own = await bench.AddedAsync(DeskBench.Person("OWN") with
        {
            Links = [new(AlertLinkKind.Associate, "desk:other")],
        });
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(Csv));
        var before = await bench.AtLanesAsync();
        await JoinAsync(bench, own.Id, ProposalKind.Merge, SamePerson.Merged);
        var merged = (await bench.AtLanesAsync()).ToDictionary(entry => entry.Id);
        Assert.Contains(new(AlertLinkKind.SamePerson, "national:A-1"), merged[own.Id].Links);
        Assert.Contains(new(AlertLinkKind.Associate, "desk:other"), merged[own.Id].Links);
        Assert.Equal([new(AlertLinkKind.SamePerson, own.Id)], merged["national:A-1"].Links);
        await JoinAsync(bench, own.Id, ProposalKind.Split, SamePerson.Split);
        Assert.Equal(before.Select(EntryDigest.Of), (await bench.AtLanesAsync()).Select(EntryDigest.Of));
        Assert.Equal(3, (await bench.Words.OfAsync(own.Id, Cancellation)).Count);
    }

    private static async Task<Guid> ProposeAsync(DeskBench bench, BulkForm form)
    {
        var (changes, wrong) = form.Over(await bench.Approved.CurrentAsync(Cancellation));
        Assert.Empty(wrong);
        var proposed = await bench.Desk.ProposeAsync(
            ProposalKind.Bulk, [.. changes!.Select(one => new DraftChange(one.Id, one.Entry, null))], "Order.",
            DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        return proposed.ProposalId;
    }

    private static async Task JoinAsync(
        DeskBench bench,
        string id,
        ProposalKind kind,
        Func<ListedEntry, ListedEntry, (string Id, DeskEntry Entry)[]> join)
    {
        var current = await bench.Approved.CurrentAsync(Cancellation);
        var changes = join(current.Find(id)!, current.Find("national:A-1")!);
        await bench.SettleAsync(kind, [.. changes.Select(one => new DraftChange(one.Id, one.Entry, null))]);
    }
}
