using System.Text;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>Own entries: proposal, approval by another person, rejection, history.</summary>
public sealed class ProposalDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_reaches_lanes_only_when_another_person_has_approved_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = DeskBench.Person("SAMPLEMAN");
        var proposed = await bench.ProposeAsync(entry);
        Assert.True(proposed.IsDone);
        Assert.Null((await bench.Approved.CurrentAsync(Cancellation)).Find(entry.Id));
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(proposed.ProposalId, DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId));
        Assert.Equal(entry.Id, Assert.Single(await bench.AtLanesAsync()).Id);
        Assert.Equal(ProposalProblem.AlreadyDecided, await bench.ApproveAsync(proposed.ProposalId, DeskBench.Cleo));
    }

    [Fact]
    public async Task Whoever_signs_another_content_than_the_stored_one_changes_nothing()
    {
        await using var bench = await DeskBench.OpenAsync();
        var one = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"));
        var other = await bench.ProposeAsync(DeskBench.Person("PRIMERNAYA"));
        var (_, shown) = await bench.Proposals.ContentAsync(other.ProposalId, Cancellation);
        var outcome = await bench.Desk.ApproveAsync(one.ProposalId, shown, DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.ContentChanged, outcome.Problem);
        Assert.Empty((await bench.Approved.CurrentAsync(Cancellation)).Of(ApprovedList.Desk));
        Assert.True((await bench.Proposals.FindAsync(one.ProposalId, Cancellation))!.IsOpen);
    }

    [Fact]
    public async Task Content_that_somebody_put_in_place_of_another_is_never_approved()
    {
        await using var bench = await DeskBench.OpenAsync();
        var one = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"));
        var other = await bench.ProposeAsync(DeskBench.Person("PRIMERNAYA"));
        var (_, shown) = await bench.Proposals.ContentAsync(one.ProposalId, Cancellation);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            alter table desk_proposal disable trigger desk_proposal_stays;
            update desk_proposal set sealed = (select sealed from desk_proposal where proposal_id = @other)
            where proposal_id = @one
            """,
            new { one = one.ProposalId, other = other.ProposalId });
        var outcome = await bench.Desk.ApproveAsync(one.ProposalId, shown, DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.ContentChanged, outcome.Problem);
    }

    [Fact]
    public async Task A_proposal_against_what_has_changed_meanwhile_is_refused()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = await bench.AddedAsync(DeskBench.Person("SAMPLEMAN"));
        var first = await ProposeAmendmentAsync(bench, entry with { Remarks = "First." });
        var second = await ProposeAmendmentAsync(bench, entry with { Remarks = "Second." });
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(first));
        Assert.Equal(ProposalProblem.BaseMoved, await bench.ApproveAsync(second));
        Assert.Equal("First.", Assert.Single(await bench.AtLanesAsync()).Remarks);
    }

    [Fact]
    public async Task Of_two_approvers_at_once_one_wins_and_the_other_is_told()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"));
        var (_, shown) = await bench.Proposals.ContentAsync(proposed.ProposalId, Cancellation);
        var desks = new[] { (bench.NewDesk(), DeskBench.Bela), (bench.NewDesk(), DeskBench.Cleo) };
        var outcomes = await Task.WhenAll(desks.Select(one => Task.Run(
            () => one.Item1.ApproveAsync(proposed.ProposalId, shown, one.Item2, Cancellation), Cancellation)));
        Assert.Equal(
            [ProposalProblem.None, ProposalProblem.AlreadyDecided],
            outcomes.Select(outcome => outcome.Problem).Order());
        Assert.Single(await bench.Words.OfAsync(Assert.Single(await bench.AtLanesAsync()).Id, Cancellation));
    }

    [Theory]
    [InlineData("update account set disabled_at = now() where account_id = 'bela'")]
    [InlineData("update account set roles = array['officer'] where account_id = 'bela'")]
    [InlineData("update account set valid_until = '2020-01-01' where account_id = 'bela'")]
    [InlineData("delete from account where account_id = 'bela'")]
    public async Task An_approver_who_was_removed_meanwhile_approves_nothing(string sql)
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(1, await connection.ExecuteAsync(sql));
        Assert.Equal(ProposalProblem.NotAllowed, await bench.ApproveAsync(proposed.ProposalId));
        var nobody = await bench.ProposeAsync(DeskBench.Person("PRIMERNAYA"), DeskBench.Bela);
        Assert.Equal(ProposalProblem.NotAllowed, nobody.Problem);
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(proposed.ProposalId, DeskBench.Cleo));
    }

    [Fact]
    public async Task A_rejection_has_a_reason_and_ends_the_proposal()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN"))).ProposalId;
        Assert.Equal(ProposalProblem.NoReason, await RejectAsync(bench, id, " ", DeskBench.Bela));
        Assert.Equal(ProposalProblem.Own, await RejectAsync(bench, id, "Mine.", DeskBench.Anna));
        Assert.Equal(ProposalProblem.None, await RejectAsync(bench, id, "Wrong person.", DeskBench.Bela));
        Assert.Equal(ProposalProblem.AlreadyDecided, await bench.ApproveAsync(id, DeskBench.Cleo));
        Assert.Equal("Wrong person.", await bench.Proposals.DecisionReasonAsync(id, Cancellation));
    }

    [Fact]
    public async Task What_is_stronger_than_refer_needs_a_stated_ground()
    {
        await using var bench = await DeskBench.OpenAsync();
        var arrest = AlertActions.Both(AlertAction.Arrest);
        Assert.Equal(
            ProposalProblem.NoGround, (await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN", arrest))).Problem);
        var proposed = await bench.ProposeAsync(DeskBench.Person("SAMPLEMAN", arrest, "Warrant 7"));
        Assert.Equal(ProposalProblem.None, proposed.Problem);
    }

    [Fact]
    public async Task The_history_keeps_every_version_with_who_when_and_why_also_after_a_withdrawal()
    {
        await using var bench = await DeskBench.OpenAsync();
        var entry = await bench.AddedAsync(DeskBench.Person("SAMPLEMAN"));
        bench.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(
            ProposalProblem.None,
            await bench.ApproveAsync(await ProposeAmendmentAsync(bench, entry with { Remarks = "Scar." })));
        var listed = (await bench.Approved.CurrentAsync(Cancellation)).Find(entry.Id)!;
        await bench.SettleAsync(
            ProposalKind.Withdraw, new DraftChange(entry.Id, listed.Desk! with { IsWithdrawn = true }, null));
        Assert.Empty(await bench.AtLanesAsync());
        var history = await bench.Words.OfAsync(entry.Id, Cancellation);
        Assert.Equal([1, 2, 3], history.Select(past => past.Word.Version));
        Assert.Equal(["", "Scar.", "Scar."], history.Select(past => past.Word.Entry!.Over(null)!.Remarks));
        Assert.True(history[2].Word.Entry!.IsWithdrawn);
        var proposals = await bench.Proposals.AboutAsync(entry.Id, Cancellation);
        Assert.Equal(3, proposals.Count);
        Assert.All(proposals, one => Assert.Equal((DeskBench.Anna, DeskBench.Bela), (one.ProposedBy, one.DecidedBy)));
        var (content, _) = await bench.Proposals.ContentAsync(history[1].ProposalId, Cancellation);
        Assert.Equal("Order 13/2026.", content.Reason);
    }

    [Fact]
    public async Task The_database_itself_refuses_an_own_approval_and_to_rewrite_what_was_said()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.AddedAsync(DeskBench.Person("SAMPLEMAN"));
        var open = await bench.ProposeAsync(DeskBench.Person("PRIMERNAYA"));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var sql in (string[])
        [
            "update desk_proposal set decision = 'approved', decided_at = now(), decided_by = 'ANNA' "
                + "where decision is null",
            "update desk_proposal set decision = 'lapsed', decided_at = now(), decided_by = 'bela', "
                + "sealed_reason = 'x' where decision is null",
            "update desk_proposal set proposed_by = 'cleo' where decision is null",
            "update desk_proposal set decided_by = 'cleo' where decision = 'approved'",
            "update desk_version set sealed = 'x'", "delete from desk_version", "delete from desk_proposal",
        ])
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(open.ProposalId));
    }

    [Fact]
    public async Task Nothing_of_a_proposal_stands_in_the_warehouse_in_clear_or_in_the_audit()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.AddedAsync(DeskBench.Person("PLANTEDSURNAME", ground: "planted ground"));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var table in (string[])["desk_proposal", "desk_version", "audit_entry", "published_chunk"])
        {
            var rows = string.Join('\n', await connection.QueryAsync<string>(
                $"select whole::text from {table} as whole"));
            Assert.NotEmpty(rows);
            foreach (var secret in (string[])["PLANTEDSURNAME", "planted ground", "Order 12/2026"])
            {
                Assert.DoesNotContain(secret, rows, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(
                    Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), rows, StringComparison.OrdinalIgnoreCase);
            }
        }

        var acts = await connection.QueryAsync<string>(
            "select action || ' ' || actor from audit_entry order by number");
        Assert.Equal(["desk propose anna", "desk approved bela"], acts);
    }

    private static async Task<Guid> ProposeAmendmentAsync(DeskBench bench, AlertEntry entry)
    {
        var proposed = await bench.Desk.ProposeAsync(
            ProposalKind.Amend, [new(entry.Id, DeskEntry.Of(entry), null)], "Order 13/2026.", DeskBench.Anna, false,
            Cancellation);
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        return proposed.ProposalId;
    }

    private static async Task<ProposalProblem> RejectAsync(DeskBench bench, Guid id, string reason, string by) =>
        (await bench.Desk.RejectAsync(id, reason, by, Cancellation)).Problem;
}
