using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists.National;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Two lists of one source have the same ids: only one of them can be in effect.</summary>
public sealed class SameIdsTests
{
    private const string Old = "national";
    private const string New = "national-2";

    private static readonly ListTerms Retired = new() { IsRetired = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_of_a_retired_list_do_not_hide_those_of_the_one_in_its_place()
    {
        await using var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Old);
        await bench.SettleAsync(ProposalKind.Retire, Draft(Retired));
        Assert.Empty(await bench.AtLanesAsync());
        await ImportAsync(bench, New);
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
        Assert.Equal(New, (await bench.Approved.CurrentAsync(Cancellation)).Find("national:A-1")!.List.Name);
    }

    [Fact]
    public async Task A_list_whose_last_day_is_over_gives_its_ids_away_too()
    {
        await using var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Old);
        var today = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime);
        await bench.SettleAsync(ProposalKind.Terms, Draft(new() { Terms = new() { ExpiresOn = today } }));
        Assert.Null((await TakeAsync(bench, New)).Version);
        bench.Clock.Now += TimeSpan.FromDays(1);
        await ImportAsync(bench, New);
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
    }

    [Fact]
    public async Task A_file_whose_ids_stand_on_another_list_in_effect_is_refused_and_makes_no_list()
    {
        await using var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Old);
        var refused = await TakeAsync(bench, New);
        Assert.Contains("national:A-1", Assert.Single(refused.Problems).Reason, StringComparison.Ordinal);
        Assert.Null((await bench.Approved.CurrentAsync(Cancellation)).List(New));
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
    }

    [Fact]
    public async Task Of_two_versions_that_wait_with_the_same_ids_only_one_is_approved()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (first, second) = (await TakeAsync(bench, Old), await TakeAsync(bench, New));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(second.ProposalId!.Value));
        Assert.Equal(ProposalProblem.IdElsewhere, await bench.ApproveAsync(first.ProposalId!.Value));
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
    }

    [Fact]
    public async Task A_retired_list_does_not_count_again_while_another_has_its_ids()
    {
        await using var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Old);
        await bench.SettleAsync(ProposalKind.Retire, Draft(Retired));
        await ImportAsync(bench, New);
        var reopened = await bench.Desk.ProposeAsync(
            ProposalKind.Reopen, [Draft(ListTerms.Silent)], "Order 4.", DeskBench.Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.IdElsewhere, reopened.Problem);
    }

    private static DraftChange Draft(ListTerms terms) => new(ApprovedList.SubjectOf(Old), null, terms);

    private static Task<ImportOutcome> TakeAsync(DeskBench bench, string list) => bench.Lists.ImportAsync(
        list, new NationalCsvImporter(), [DeskBench.Csv(NamedListTests.SeveralEntries)], DeskBench.Anna, Cancellation);

    private static Task ImportAsync(DeskBench bench, string list) =>
        bench.ImportAsync(list, new NationalCsvImporter(), DeskBench.Csv(NamedListTests.SeveralEntries));
}
