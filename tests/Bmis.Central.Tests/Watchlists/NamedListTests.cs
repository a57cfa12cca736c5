using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Several lists of headquarters' own: begun, filled, expired, retired, always by two people.</summary>
public sealed class NamedListTests
{
    private const string Wanted = "wanted";

    private static readonly ListTerms Terms = new()
    {
        Source = ApprovedList.Desk,
        Terms = new() { Owner = "Police", LegalGround = "Police Act, 7", Handling = "Call the owner." },
        Actions = AlertActions.Both(AlertAction.Arrest),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_begins_when_another_person_has_approved_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await ProposeAsync(bench, ProposalKind.NewList, Terms);
        Assert.Null((await bench.Approved.CurrentAsync(Cancellation)).List(Wanted));
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(proposed.ProposalId, DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        var list = (await bench.Approved.CurrentAsync(Cancellation)).List(Wanted)!;
        Assert.Equal((true, "Police", 1), (list.IsDesk, list.Terms.Terms.Owner, list.TermsVersion));
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await using var bench = await DeskBench.OpenAsync();
        var first = await ProposeAsync(bench, ProposalKind.NewList, Terms);
        var second = await ProposeAsync(bench, ProposalKind.NewList, Terms with { NationalGround = "Other" });
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(first.ProposalId));
        Assert.Equal(ProposalProblem.BaseMoved, await bench.ApproveAsync(second.ProposalId));
        Assert.Equal(
            ProposalProblem.ListExists, (await ProposeAsync(bench, ProposalKind.NewList, Terms)).Problem);
        var wrong = await bench.Desk.ProposeAsync(
            ProposalKind.NewList, [new("list:search", null, Terms)], "Order.", DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.NotFound, wrong.Problem);
    }

    [Fact]
    public async Task An_import_of_the_same_name_does_not_become_a_list_of_headquarters_own()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await ProposeAsync(bench, ProposalKind.NewList, Terms);
        await bench.Lists.ImportAsync(
            Wanted, new NationalCsvImporter(), [DeskBench.Csv(SeveralEntries)], DeskBench.Anna, Cancellation);
        Assert.Equal(ProposalProblem.BaseMoved, await bench.ApproveAsync(proposed.ProposalId));
        Assert.Equal("bmis-csv", (await bench.Approved.CurrentAsync(Cancellation)).List(Wanted)!.Source);
        Assert.Equal(ProposalProblem.None, await OpenListAsync(bench, "own"));
        var refused = await bench.Lists.ImportAsync(
            "own", new NationalCsvImporter(), [DeskBench.Csv(SeveralEntries)], DeskBench.Anna, Cancellation);
        Assert.Null(refused.Version);
    }

    [Fact]
    public async Task An_own_entry_stands_on_the_list_that_was_signed_and_moves_only_by_a_proposal()
    {
        await using var bench = await DeskBench.OpenAsync();
        await OpenListAsync(bench, Wanted);
        var (entry, old) = (DeskBench.Person("SAMPLEMAN"), DeskBench.Person("PRIMERNAYA"));
        await bench.AddedAsync(old);
        await SettleAsync(bench, ProposalKind.Add, entry, Wanted);
        var lanes = (await bench.AtLanesAsync()).ToDictionary(one => one.Id);
        Assert.Equal(("Police", ""), (lanes[entry.Id].Terms.Owner, lanes[old.Id].Terms.Owner));
        Assert.Equal("Call the owner.", lanes[entry.Id].Terms.Handling);
        await SettleAsync(bench, ProposalKind.Amend, old, Wanted);
        var current = await bench.Approved.CurrentAsync(Cancellation);
        Assert.Equal(2, current.Of(Wanted).Count);
        Assert.Empty(current.Of(ApprovedList.Desk));
        var nowhere = await bench.Desk.ProposeAsync(
            ProposalKind.Amend, [new(old.Id, DeskEntry.Of(old, "none"), null)], "Order.", DeskBench.Anna, false,
            Cancellation);
        Assert.Equal(ProposalProblem.NoOwnList, nowhere.Problem);
    }

    [Fact]
    public async Task An_entry_may_stand_on_the_ground_of_its_list_which_then_keeps_one()
    {
        await using var bench = await DeskBench.OpenAsync();
        await OpenListAsync(bench, Wanted);
        var entry = DeskBench.Person("SAMPLEMAN", AlertActions.Both(AlertAction.Arrest));
        var alone = await bench.ProposeAsync(entry);
        Assert.Equal(ProposalProblem.NoGround, alone.Problem);
        await SettleAsync(bench, ProposalKind.Add, entry, Wanted);
        Assert.Equal("Police Act, 7", Assert.Single(await bench.AtLanesAsync()).Terms.LegalGround);
        var bare = await ProposeAsync(
            bench, ProposalKind.Terms, Terms with { Actions = null, Terms = new() { Owner = "Police" } });
        Assert.Equal(ProposalProblem.NoGround, bare.Problem);
    }

    [Fact]
    public void What_an_entry_leaves_to_its_list_is_what_the_list_asks_for()
    {
        var form = new EntryForm { Names = [new("SAMPLEMAN, Viktor")] };
        var (entry, wrong) = EntryFormReader.Read("desk:1", form, null, Terms);
        Assert.Empty(wrong);
        Assert.Equal(AlertActions.Both(AlertAction.Arrest), entry!.Actions);
        Assert.Equal(AlertActions.Refer, EntryFormReader.Read("desk:1", form, null).Entry!.Actions);
    }

    [Theory]
    [InlineData(AlertAction.DiscreetCheck, AlertAction.Refer)]
    [InlineData(AlertAction.Refer, AlertAction.DiscreetCheck)]
    [InlineData(AlertAction.None, AlertAction.Arrest)]
    public async Task A_discreet_check_and_what_is_stronger_than_refer_need_a_ground(
        AlertAction onEntry, AlertAction onExit)
    {
        await using var bench = await DeskBench.OpenAsync();
        var bare = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN", new(onEntry, onExit)));
        Assert.Equal(ProposalProblem.NoGround, bare.Problem);
        var grounded = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN", new(onEntry, onExit), "Order 5"));
        Assert.Equal(ProposalProblem.None, grounded.Problem);
    }

    [Fact]
    public async Task A_lists_last_day_ends_its_entries_even_those_that_last_longer()
    {
        await using var bench = await DeskBench.OpenAsync();
        var today = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime);
        await OpenListAsync(bench, Wanted, Terms with { Terms = Terms.Terms with { ExpiresOn = today } });
        var entry = DeskBench.Person("SAMPLEMAN");
        await SettleAsync(
            bench, ProposalKind.Add, entry with { Terms = new() { ExpiresOn = today.AddYears(1) } }, Wanted);
        Assert.Equal(today, Assert.Single(await bench.AtLanesAsync()).Terms.ExpiresOn);
        bench.Clock.Now += TimeSpan.FromDays(1);
        Assert.NotNull(await bench.Publication.PublishDueAsync(Cancellation));
        Assert.Empty(await bench.AtLanesAsync());
        var current = await bench.Approved.CurrentAsync(Cancellation);
        Assert.Equal(Standing.ListExpired, current.Find(entry.Id)!.On(today.AddDays(1)));
        Assert.Equal(Standing.ListExpired, current.List(Wanted)!.On(today.AddDays(1)));
    }

    [Fact]
    public async Task A_retired_lists_entries_leave_the_lanes_and_come_back_with_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        await OpenListAsync(bench, Wanted);
        var entry = DeskBench.Person("SAMPLEMAN");
        await SettleAsync(bench, ProposalKind.Add, entry, Wanted);
        var proposed = await ProposeAsync(bench, ProposalKind.Retire, Terms with { IsRetired = true });
        Assert.Single(await bench.AtLanesAsync());
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(proposed.ProposalId, DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        Assert.Empty(await bench.AtLanesAsync());
        var late = await bench.Desk.ProposeAsync(
            ProposalKind.Add, [new("desk:2", DeskEntry.Of(DeskBench.Person("LATE"), Wanted), null)], "Order.",
            DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.NoOwnList, late.Problem);
        await bench.SettleAsync(ProposalKind.Reopen, new DraftChange("list:" + Wanted, null, Terms));
        Assert.Equal(entry.Id, Assert.Single(await bench.AtLanesAsync()).Id);
    }

    [Fact]
    public async Task An_imported_list_is_retired_the_same_way()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(SeveralEntries));
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
        await bench.SettleAsync(
            ProposalKind.Retire, new DraftChange("list:national", null, new() { IsRetired = true }));
        Assert.Empty(await bench.AtLanesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_proposals_that_together_leave_an_action_without_a_ground_the_second_is_refused(
        bool isEntryFirst)
    {
        await using var bench = await DeskBench.OpenAsync();
        await OpenListAsync(bench, Wanted, Terms with { Actions = null });
        var entry = DeskBench.Person("SAMPLEMAN", AlertActions.Both(AlertAction.Arrest));
        var added = await AddAsync(bench, entry);
        var bared = await ProposeAsync(
            bench, ProposalKind.Terms, Terms with { Actions = null, Terms = new() { Owner = "Police" } });
        Guid[] order = isEntryFirst
            ? [added.ProposalId, bared.ProposalId]
            : [bared.ProposalId, added.ProposalId];
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(order[0]));
        Assert.Equal(ProposalProblem.NoGround, await bench.ApproveAsync(order[1]));
        Assert.DoesNotContain(await bench.AtLanesAsync(), one => one.Terms.LegalGround.Length == 0);
    }

    [Fact]
    public async Task An_entry_that_waited_while_its_list_was_retired_is_not_added()
    {
        await using var bench = await DeskBench.OpenAsync();
        await OpenListAsync(bench, Wanted);
        var added = await AddAsync(bench, DeskBench.Person("SAMPLEMAN"));
        await bench.SettleAsync(
            ProposalKind.Retire, new DraftChange("list:" + Wanted, null, Terms with { IsRetired = true }));
        Assert.Equal(ProposalProblem.NoOwnList, await bench.ApproveAsync(added.ProposalId));
    }

    internal const string SeveralEntries =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,,test,,
        A-2,person,"PRIMERNAYA, Nadezhda",,1981,,UTO,F,,test,,

        """;

    private static Task<ProposalOutcome> ProposeAsync(DeskBench bench, ProposalKind kind, ListTerms terms) =>
        bench.Desk.ProposeAsync(
            kind, [new(ApprovedList.SubjectOf(Wanted), null, terms)], "Order 3.", DeskBench.Anna, false, Cancellation);

    private static Task<ProposalOutcome> AddAsync(DeskBench bench, AlertEntry entry) => bench.Desk.ProposeAsync(
        ProposalKind.Add, [new(entry.Id, DeskEntry.Of(entry, Wanted), null)], "Order 3.", DeskBench.Anna, false,
        Cancellation);

    private static async Task<ProposalProblem> OpenListAsync(DeskBench bench, string name, ListTerms? terms = null)
    {
        await bench.SettleAsync(
            ProposalKind.NewList, new DraftChange(ApprovedList.SubjectOf(name), null, terms ?? Terms));
        return ProposalProblem.None;
    }

    private static Task<Guid> SettleAsync(DeskBench bench, ProposalKind kind, AlertEntry entry, string list) =>
        bench.SettleAsync(kind, new DraftChange(entry.Id, DeskEntry.Of(entry, list), null));
}
