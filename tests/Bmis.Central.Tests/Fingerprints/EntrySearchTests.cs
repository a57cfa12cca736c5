using System.Net;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Hits;
using Bmis.Central.Tests.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Dapper;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Prints of alert entries are searched among everybody who was enrolled before.</summary>
public sealed class EntrySearchTests
{
    private static readonly ConflictViewer Viewer = new(true, false, null);
    private static readonly ConflictViewer Discreet = new(true, true, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_was_enrolled_before_under_another_name_is_found_by_the_prints_of_an_entry()
    {
        await using var bench = await OpenAsync();
        var enrolled = await bench.EnrolAsync(Hand.Of(1).Both());
        await bench.EnrolAsync(Hand.Of(2).Both());
        var entry = await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(3)));
        var conflict = Assert.Single(await QueueAsync(bench));
        Assert.Equal((enrolled.EnrolmentId, entry.Id), (conflict.EnrolmentId, conflict.EntryId));
        Assert.Equal((2, ConflictState.Open), (conflict.Subjects, conflict.State));
        Assert.True(conflict.Score >= conflict.Threshold);
        Assert.Equal("2 2", await bench.ScalarAsync<string>(
            "select count(searched_at) || ' ' || max(subjects) from entry_print_search"));
        Assert.Equal(2L, await bench.ScalarAsync<long>(
            "select count(*) from audit_entry where action = 'entry prints searched'"));
    }

    [Fact]
    public async Task Fingers_that_an_entry_has_under_others_are_said_as_each_side_has_them()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync([Hand.Of(1).Print(Hand.Index).Finger with { Position = Hand.Middle }]);
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        var conflict = Assert.Single(await QueueAsync(bench));
        Assert.Equal([(short)Hand.Middle], conflict.Fingers);
        Assert.Equal([(short)Hand.Index], conflict.OtherFingers);
    }

    [Fact]
    public async Task What_was_searched_is_not_searched_again_until_its_prints_change()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(2).Both());
        var entry = await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        Assert.Empty(await QueueAsync(bench));
        bench.Clock.Now += TimeSpan.FromHours(1);
        await ChangedAsync(bench, entry with { Remarks = "Tall." });
        await CatchUpAsync(bench);
        Assert.Equal(1L, await SearchesAsync(bench));
        await ChangedAsync(bench, entry with { Samples = (await BearingAsync(bench, Hand.Of(2))).Samples });
        Assert.Equal(entry.Id, Assert.Single(await QueueAsync(bench)).EntryId);
        Assert.Equal(2L, await SearchesAsync(bench));
    }

    [Fact]
    public async Task What_waits_is_searched_by_the_server_that_comes_after_and_found_once()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        Assert.Single(await QueueAsync(bench));
        // As a server leaves it that was killed between the finding and the end of the search.
        await bench.ScalarAsync<int>(
            "update entry_print_search set searched_at = null, subjects = null returning 1");
        await using var second = await FingerBench.OpenAsync(bench.Hits.Headquarters.Fixture);
        Assert.Single(await QueueAsync(second));
        Assert.Equal(1L, await bench.ScalarAsync<long>("select count(searched_at) from entry_print_search"));
    }

    [Fact]
    public async Task What_a_discreet_entry_finds_exists_only_for_whom_a_discreet_hit_exists()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        var entry = await AddedAsync(bench, (await BearingAsync(bench, Hand.Of(1))) with
        {
            Actions = AlertActions.Both(AlertAction.DiscreetCheck), Terms = new() { LegalGround = "Art. 36" },
        });
        Assert.Empty(await QueueAsync(bench));
        var conflict = Assert.Single(await QueueAsync(bench, Discreet));
        var store = bench.Get<ConflictStore>();
        Assert.Equal(0, await store.CountAsync(Viewer, Cancellation));
        Assert.Equal(ConflictResult.Gone, await DoAsync(bench, conflict, "anna", ConflictAct.Proposed, Viewer));
        using var ordinary = await bench.Hits.Headquarters.SignedInAsync("", Roles.DataManager);
        using var trusted = await bench.Hits.Headquarters.SignedInAsync("", Roles.DataManager, Roles.DiscreetChecks);
        foreach (var address in (string[])[conflict.Address, $"{conflict.Address}/pictures/one/2"])
            Assert.Equal(HttpStatusCode.NotFound, (await ordinary.GetAsync(address, Cancellation)).StatusCode);
        var shown = await trusted.GetStringAsync(EntryAddress.Of(entry.Id), Cancellation);
        Assert.Contains(conflict.Address, shown, StringComparison.Ordinal);
        Assert.Contains(
            EntryAddress.Of(entry.Id), await trusted.GetStringAsync(conflict.Address, Cancellation),
            StringComparison.Ordinal);
        var hidden = HitBench.Bare(await ordinary.GetStringAsync(EntryAddress.Of(entry.Id), Cancellation));
        await bench.ScalarAsync<int>(
            "update finger_conflict set entry_id = 'desk:0' where entry_id <> '' returning 1");
        Assert.Equal(
            hidden, HitBench.Bare(await ordinary.GetStringAsync(EntryAddress.Of(entry.Id), Cancellation)));
        Assert.Contains("Searched on", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody was found", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_becomes_discreet_takes_what_was_found_of_it_along()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        var entry = await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        Assert.Single(await QueueAsync(bench));
        await ChangedAsync(bench, entry with
        {
            Actions = AlertActions.Both(AlertAction.DiscreetCheck), Terms = new() { LegalGround = "Art. 36" },
        });
        Assert.Empty(await QueueAsync(bench));
        Assert.Single(await QueueAsync(bench, Discreet));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public async Task Whoever_was_enrolled_at_a_lane_that_was_away_is_found_when_it_comes_back(int hours, int found)
    {
        await using var bench = await OpenAsync();
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(2)));
        Assert.Empty(await QueueAsync(bench));
        var crossing = bench.Checked();
        bench.Hits.Intake.Clock.Now = crossing.DecidedAt + TimeSpan.FromHours(hours);
        await bench.EnrolAsync(Hand.Of(1).Both(), crossing);
        var queue = await QueueAsync(bench);
        Assert.Equal(found, queue.Count);
        Assert.All(queue, one => Assert.Equal("2 2", $"{one.Fingers.Single()} {one.OtherFingers.Single()}"));
        Assert.Equal(2L, await SearchesAsync(bench));
    }

    [Theory]
    [InlineData(ConflictOutcome.Different, 1)]
    [InlineData(ConflictOutcome.Same, 0)]
    public async Task What_two_people_decide_counts_for_these_prints_and_whoever_is_the_person_is_not_asked_again(
        string outcome, int again)
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        var entry = await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        await DoAsync(bench, Assert.Single(await QueueAsync(bench)), "anna", ConflictAct.Proposed, outcome: outcome);
        var proposed = Assert.Single(await QueueAsync(bench));
        Assert.Equal(ConflictResult.Own, await DoAsync(bench, proposed, "anna", ConflictAct.Confirmed));
        Assert.Equal(ConflictResult.Done, await DoAsync(bench, proposed, "bela", ConflictAct.Confirmed));
        await bench.ScalarAsync<int>(
            "update entry_print_search set searched_at = null, subjects = null returning 1");
        Assert.Empty(await QueueAsync(bench));
        var (more, _) = await bench.Get<EntryPrintStore>().KeepAsync(
            Hand.Of(1).File(Hand.Middle), Hand.Middle, Cancellation);
        await ChangedAsync(bench, entry with { Samples = [.. entry.Samples, more!.ToString()] });
        Assert.Equal(again, (await QueueAsync(bench)).Count);
    }

    [Fact]
    public async Task What_is_not_decided_ends_with_the_entry_and_comes_again_with_it()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        var entry = await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        var conflict = Assert.Single(await QueueAsync(bench));
        await SettleAsync(
            bench, ProposalKind.Withdraw, new(entry.Id, DeskEntry.Of(entry) with { IsWithdrawn = true }, null));
        Assert.Empty(await QueueAsync(bench));
        Assert.Equal(
            [ConflictAct.Ended],
            (await bench.Get<ConflictStore>().ActsAsync(conflict.ConflictId, Cancellation)).Select(one => one.Act));
        Assert.Equal(0L, await bench.ScalarAsync<long>("select count(*) from entry_print_search"));
        await SettleAsync(bench, ProposalKind.Amend, new(entry.Id, DeskEntry.Of(entry), null));
        Assert.Single(await QueueAsync(bench));
    }

    [Fact]
    public async Task An_erased_person_closes_what_was_found_of_an_entry()
    {
        await using var bench = await OpenAsync();
        await bench.EnrolAsync(Hand.Of(1).Both());
        await AddedAsync(bench, await BearingAsync(bench, Hand.Of(1)));
        Assert.Single(await QueueAsync(bench));
        await using var shard = await bench.Hits.Headquarters.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await shard.ExecuteAsync("update crossing set personal = null");
        Assert.Empty(await QueueAsync(bench));
    }

    private static async Task<FingerBench> OpenAsync()
    {
        var bench = await FingerBench.OpenAsync();
        // Nobody comes late but where a test wants it.
        bench.Hits.Intake.Clock.Now = WarehouseFixture.Now.AddMinutes(-600);
        foreach (var one in (string[])["anna", "bela"])
            await bench.Hits.Headquarters.AddAsync(one, "", Roles.DataManager);
        return bench;
    }

    private static async Task<AlertEntry> BearingAsync(FingerBench bench, Hand hand)
    {
        var (reference, problem) = await bench.Get<EntryPrintStore>().KeepAsync(
            hand.File(Hand.Index, 2), Hand.Index, Cancellation);
        Assert.Equal("", problem);
        return DeskBench.Person("SAMPLEMAN") with { Samples = [reference!.ToString()] };
    }

    private static async Task<AlertEntry> AddedAsync(FingerBench bench, AlertEntry entry)
    {
        await SettleAsync(bench, ProposalKind.Add, new(entry.Id, DeskEntry.Of(entry), null));
        return entry;
    }

    private static Task ChangedAsync(FingerBench bench, AlertEntry entry) =>
        SettleAsync(bench, ProposalKind.Amend, new(entry.Id, DeskEntry.Of(entry), null));

    private static async Task SettleAsync(FingerBench bench, ProposalKind kind, DraftChange change)
    {
        var desk = bench.Get<ProposalDesk>();
        var proposed = await desk.ProposeAsync(kind, [change], "Order 12/2026.", "anna", false, Cancellation);
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        var (_, sha256) = await bench.Get<ProposalStore>().ContentAsync(proposed.ProposalId, Cancellation);
        Assert.Equal(
            ProposalProblem.None,
            (await desk.ApproveAsync(proposed.ProposalId, sha256, "bela", Cancellation)).Problem);
    }

    private static Task<ConflictResult> DoAsync(
        FingerBench bench,
        Conflict conflict,
        string by,
        string act,
        ConflictViewer? viewer = null,
        string outcome = ConflictOutcome.Same) => bench.Get<ConflictDesk>().DoAsync(
            conflict.ConflictId,
            new(act, act == ConflictAct.Proposed ? outcome : "", "I have seen both.", conflict.Acts),
            viewer ?? Viewer,
            by,
            Cancellation);

    private static Task<long> SearchesAsync(FingerBench bench) => bench.ScalarAsync<long>(
        "select count(*) from audit_entry where action = 'entry prints searched'");

    private static async Task<IReadOnlyList<Conflict>> QueueAsync(FingerBench bench, ConflictViewer? viewer = null)
    {
        await CatchUpAsync(bench);
        var page = await bench.Get<ConflictStore>().ReadAsync(new(), viewer ?? Viewer, Cancellation);
        return [.. page.Lines.Select(line => line.Conflict)];
    }

    private static async Task CatchUpAsync(FingerBench bench)
    {
        while (!await bench.Get<ConflictKeeper>().CatchUpAsync(Cancellation))
            await Task.Yield();
    }
}
