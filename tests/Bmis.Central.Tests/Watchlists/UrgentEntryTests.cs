using Bmis.Central.Distribution;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Dapper;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>
/// An entry that one person has put into effect: at once, overdue after four hours, never gone by itself.
/// </summary>
public sealed class UrgentEntryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_urgent_entry_is_at_lanes_at_once_and_stays_when_a_second_person_confirms_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = DeskBench.Person("SAMPLEMAN");
        var id = (await bench.ProposeAsync(entry, isUrgent: true)).ProposalId;
        Assert.Equal(entry.Id, Assert.Single(await bench.AtLanesAsync()).Id);
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(id, DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(id));
        Assert.Single(await bench.AtLanesAsync());
        Assert.Equal("urgent", Assert.Single(await bench.Words.OfAsync(entry.Id, Cancellation)).Cause);
    }

    [Fact]
    public async Task An_urgent_entry_ends_a_roll_out_so_that_every_lane_has_it_at_once()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.AddedAsync(DeskBench.Person("SAMPLEMAN"));
        var course = new ListCourse(bench.Fixture.Warehouse, bench.Fixture.Keys, ListSigning.Settings, bench.Clock);
        await course.RollOutAsync(ListNames.Alert, 10, new(DeskBench.Anna, DeskBench.Bela), Cancellation);
        await bench.AddedAsync(DeskBench.Person("EXAMPLE"));
        Assert.Equal("2 10, 1 100", await SharesAsync(bench));
        await bench.ProposeAsync(DeskBench.Person("DRINGEND"), isUrgent: true);
        Assert.Equal("3 100, 2 100, 1 100", await SharesAsync(bench));
        await bench.AddedAsync(DeskBench.Person("OTHER"));
        Assert.Equal("4 100, 3 100, 2 100, 1 100", await SharesAsync(bench));
    }

    private static async Task<string?> SharesAsync(DeskBench bench)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<string>(
            """
            select string_agg(version || ' ' || share, ', ' order by version desc)
            from published_list where list_name = 'alert'
            """);
    }

    [Fact]
    public async Task It_escalates_after_four_hours_and_is_due_to_lapse_after_72_and_still_works()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"), isUrgent: true)).ProposalId;
        await AssertAsync(TimeSpan.FromMinutes(239), UrgentState.Fresh, 0, []);
        await AssertAsync(TimeSpan.FromMinutes(1), UrgentState.Overdue, 1, [(id, false)]);
        await AssertAsync(TimeSpan.FromHours(67), UrgentState.Overdue, 1, []);
        await AssertAsync(TimeSpan.FromHours(1), UrgentState.LapseDue, 1, [(id, true)]);
        await AssertAsync(TimeSpan.FromDays(30), UrgentState.LapseDue, 1, []);
        await bench.Publication.PublishDueAsync(Cancellation);
        Assert.Single(await bench.AtLanesAsync());

        async Task AssertAsync(TimeSpan later, UrgentState state, int overdue, (Guid, bool)[] called)
        {
            bench.Clock.Now += later;
            var proposal = await bench.Proposals.FindAsync(id, Cancellation);
            Assert.Equal(state, proposal!.UrgentAt(bench.Clock.Now));
            Assert.Equal(overdue, await bench.Proposals.OverdueAsync(bench.Clock.Now, Cancellation));
            Assert.Equal(called, await bench.Proposals.CallOutAsync(bench.Clock.Now, Cancellation));
        }
    }

    [Theory]
    [InlineData(-1, false, false)]
    [InlineData(0, false, true)]
    [InlineData(0, true, false)]
    [InlineData(3, true, false)]
    [InlineData(4, true, true)]
    public async Task No_entry_begins_when_it_is_over_and_no_urgent_one_is_over_before_somebody_could_decide(
        int days, bool isUrgent, bool isTaken)
    {
        await using var bench = await DeskBench.OpenAsync();
        var last = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime).AddDays(days);
        var entry = DeskBench.Person("SAMPLEMAN") with { Terms = new() { ExpiresOn = last } };
        var problem = (await bench.ProposeAsync(entry, isUrgent: isUrgent)).Problem;
        Assert.Equal(isTaken ? ProposalProblem.None : ProposalProblem.SoonOver, problem);
    }

    [Fact]
    public async Task No_entry_begins_on_a_list_that_is_over()
    {
        await using var bench = await DeskBench.OpenAsync();
        var today = DateOnly.FromDateTime(bench.Clock.Now.UtcDateTime);
        await bench.SettleAsync(
            ProposalKind.Terms, new DraftChange("list:desk", null, new() { Terms = new() { ExpiresOn = today } }));
        var urgent = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"), isUrgent: true);
        Assert.Equal(ProposalProblem.SoonOver, urgent.Problem);
        var waiting = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"));
        bench.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(ProposalProblem.NoOwnList, await bench.ApproveAsync(waiting.ProposalId));
        var late = await bench.ProposeAsync(DeskBench.Person("PRIMERNAYA"));
        Assert.Equal(ProposalProblem.NoOwnList, late.Problem);
    }

    [Fact]
    public async Task Each_escalation_is_in_the_audit_once()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"), isUrgent: true)).ProposalId;
        foreach (var hours in (int[])[5, 1, 70, 1])
        {
            bench.Clock.Now += TimeSpan.FromHours(hours);
            await bench.Watch.CallOutAsync(Cancellation);
        }

        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var acts = await connection.QueryAsync<string>(
            "select action from audit_entry where subject = @id order by number", new { id = id.ToString() });
        Assert.Equal(["desk propose urgent", "desk overdue", "desk lapse due"], acts);
    }

    [Fact]
    public async Task It_lapses_by_a_recorded_decision_and_not_before_its_time()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = DeskBench.Person("SAMPLEMAN");
        var id = (await bench.ProposeAsync(entry, isUrgent: true)).ProposalId;
        bench.Clock.Now += TimeSpan.FromHours(71);
        Assert.Equal(ProposalProblem.NotDue, await LapseAsync("No order came.", DeskBench.Bela));
        bench.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(ProposalProblem.NoReason, await LapseAsync("", DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await LapseAsync("No order came.", DeskBench.Anna));
        Assert.Empty(await bench.AtLanesAsync());
        var history = await bench.Words.OfAsync(entry.Id, Cancellation);
        Assert.Equal(["urgent", "lapsed"], history.Select(past => past.Cause));
        Assert.Equal("No order came.", await bench.Proposals.DecisionReasonAsync(id, Cancellation));
        Assert.Equal("lapsed", (await bench.Proposals.FindAsync(id, Cancellation))!.Decision);

        async Task<ProposalProblem> LapseAsync(string reason, string by) =>
            (await bench.Desk.LapseAsync(id, reason, by, Cancellation)).Problem;
    }

    [Fact]
    public async Task A_second_person_takes_it_back_at_any_time_and_nobody_amends_it_before_a_decision()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = DeskBench.Person("SAMPLEMAN");
        var id = (await bench.ProposeAsync(entry, isUrgent: true)).ProposalId;
        var amended = await bench.Desk.ProposeAsync(
            ProposalKind.Amend, [new(entry.Id, DeskEntry.Of(entry with { Remarks = "More." }), null)], "More.",
            DeskBench.Cleo, false, Cancellation);
        Assert.Equal(ProposalProblem.UrgentOpen, amended.Problem);
        var rejected = await bench.Desk.RejectAsync(id, "Wrong person.", DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.None, rejected.Problem);
        Assert.Empty(await bench.AtLanesAsync());
    }

    [Fact]
    public async Task An_ordinary_proposal_never_lapses()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"))).ProposalId;
        bench.Clock.Now += TimeSpan.FromDays(30);
        var lapsed = await bench.Desk.LapseAsync(id, "Old.", DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.NotDue, lapsed.Problem);
    }
}
