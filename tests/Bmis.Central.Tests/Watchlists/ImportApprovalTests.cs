using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists.National;
using Dapper;
using Npgsql;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>An imported version is put into effect by another person, who signs what was shown.</summary>
public sealed class ImportApprovalTests
{
    private const string Header =
        "id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks\n";

    private const string First = Header + "A-1,person,\"SAMPLEMAN, Viktor\",,1968,,UTO,M,,test,refer,\n";
    private const string Second = First + "A-2,person,\"PRIMERNAYA, Nadezhda\",,1981,,UTO,F,,test,refer,\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_puts_a_version_into_effect_that_he_or_she_imported()
    {
        await using var bench = await DeskBench.OpenAsync();
        var imported = await ImportAsync(bench, First);
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(imported.ProposalId!.Value, DeskBench.Anna));
        Assert.Equal(ProposalProblem.NotAllowed, await bench.ApproveAsync(imported.ProposalId.Value, "nobody"));
        Assert.Equal(0, await CountAsync(bench, "select count(*) from published_list"));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(imported.ProposalId.Value));
        Assert.Single(await bench.AtLanesAsync());
    }

    [Fact]
    public async Task Whoever_proposes_again_what_another_person_imported_does_not_let_the_importer_approve()
    {
        await using var bench = await DeskBench.OpenAsync();
        var imported = await ImportAsync(bench, First);
        await bench.Desk.RejectAsync(imported.ProposalId!.Value, "Wrong day.", DeskBench.Bela, Cancellation);
        var again = await ImportAsync(bench, First, DeskBench.Bela);
        Assert.NotEqual(imported.ProposalId, again.ProposalId);
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(again.ProposalId!.Value, DeskBench.Anna));
        Assert.Equal(ProposalProblem.Own, await bench.ApproveAsync(again.ProposalId.Value, DeskBench.Bela));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(again.ProposalId.Value, DeskBench.Cleo));
    }

    [Fact]
    public async Task What_is_signed_is_the_difference_to_the_version_in_effect()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.ImportAsync("national", new NationalCsvImporter(), DeskBench.Csv(First));
        var imported = await ImportAsync(bench, Second.Replace("1968", "1969", StringComparison.Ordinal));
        var (content, sha256) = await bench.Proposals.ContentAsync(imported.ProposalId!.Value, Cancellation);
        var change = Assert.Single(content.Changes);
        Assert.Equal((1, 0, 1), (change.Imported!.Added, change.Imported.Removed, change.Imported.Changed));
        Assert.Equal((1, 2L), (change.Base, change.Imported.Version));
        using var versions = new ImportedVersions(bench.Store, bench.Approved);
        var review = await versions.ReviewAsync(change, Cancellation);
        Assert.Same(review, await versions.ReviewAsync(change, Cancellation));
        Assert.Null(await versions.ReviewAsync(change with { BaseDigest = "other" }, Cancellation));
        Assert.Equal(["national:A-2"], review!.Difference.Added);
        Assert.Equal(1968, review.Before["national:A-1"].BirthDates[0].Latest.Year);
        Assert.Equal(1969, review.After["national:A-1"].BirthDates[0].Latest.Year);
        var wrong = await bench.Desk.ApproveAsync(
            imported.ProposalId.Value, new string('0', 64), DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.ContentChanged, wrong.Problem);
        var right = await bench.Desk.ApproveAsync(imported.ProposalId.Value, sha256, DeskBench.Bela, Cancellation);
        Assert.Equal(ProposalProblem.None, right.Problem);
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
        Assert.Equal(1, await CountAsync(
            bench, "select count(*) from audit_entry where action = 'desk approved: contentChanged'"));
        Assert.Equal(2, await CountAsync(bench, "select count(*) from audit_entry where action = 'desk approved'"));
    }

    [Fact]
    public async Task Of_two_approvers_of_a_version_at_once_one_wins_and_the_other_is_told()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await ImportAsync(bench, Second)).ProposalId!.Value;
        var (_, shown) = await bench.Proposals.ContentAsync(id, Cancellation);
        var desks = new[] { (bench.NewDesk(), DeskBench.Bela), (bench.NewDesk(), DeskBench.Cleo) };
        var outcomes = await Task.WhenAll(desks.Select(one => Task.Run(
            () => one.Item1.ApproveAsync(id, shown, one.Item2, Cancellation), Cancellation)));
        Assert.Equal(
            [ProposalProblem.None, ProposalProblem.AlreadyDecided],
            outcomes.Select(outcome => outcome.Problem).Order());
        var winner = outcomes[0].IsDone ? DeskBench.Bela : DeskBench.Cleo;
        Assert.Equal(winner, Assert.Single(await bench.Store.VersionsAsync(Cancellation)).ApprovedBy);
        Assert.Equal(2, (await bench.AtLanesAsync()).Count);
    }

    [Theory]
    [InlineData("update account set disabled_at = now() where account_id = 'bela'")]
    [InlineData("update account set roles = array['administrator'] where account_id = 'bela'")]
    [InlineData("delete from account where account_id = 'bela'")]
    public async Task Whoever_was_removed_meanwhile_neither_imports_nor_approves(string sql)
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await ImportAsync(bench, First)).ProposalId!.Value;
        Assert.Equal(1, await ExecuteAsync(bench, sql));
        Assert.Equal(ProposalProblem.NotAllowed, await bench.ApproveAsync(id));
        var refused = await ImportAsync(bench, Second, DeskBench.Bela);
        Assert.Null(refused.Version);
        Assert.Contains("no account", Assert.Single(refused.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(id, DeskBench.Cleo));
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_one_that_waits()
    {
        await using var bench = await DeskBench.OpenAsync();
        var older = await ImportAsync(bench, First);
        var newer = await ImportAsync(bench, Second);
        Assert.Equal("superseded", (await bench.Proposals.FindAsync(older.ProposalId!.Value, Cancellation))!.Decision);
        Assert.Equal(ProposalProblem.AlreadyDecided, await bench.ApproveAsync(older.ProposalId.Value));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(newer.ProposalId!.Value));
        Assert.Null((await ImportAsync(bench, Second)).ProposalId);
    }

    [Fact]
    public async Task The_same_import_twice_waits_once()
    {
        await using var bench = await DeskBench.OpenAsync();
        var first = await ImportAsync(bench, First);
        Assert.Equal(first.ProposalId, (await ImportAsync(bench, First)).ProposalId);
        Assert.Single(await bench.Proposals.OpenOnesAsync(Cancellation));
    }

    [Fact]
    public async Task A_version_that_somebody_changed_in_the_database_is_never_put_into_effect()
    {
        await using var bench = await DeskBench.OpenAsync();
        var id = (await ImportAsync(bench, First)).ProposalId!.Value;
        await ExecuteAsync(
            bench,
            "update alert_list_version set file = overlay(file placing '\\x00'::bytea from length(file) for 1)");
        Assert.Equal(ProposalProblem.ContentChanged, await bench.ApproveAsync(id));
        Assert.Null(Assert.Single(await bench.Store.VersionsAsync(Cancellation)).ApprovedBy);
    }

    [Theory]
    [InlineData("update alert_list_version set approved_at = now(), approved_by = 'bela'")]
    [InlineData("update alert_list_version set file_sha256 = decode(repeat('00', 32), 'hex')")]
    [InlineData("update alert_list_version set imported_by = 'cleo'")]
    public async Task The_database_lets_nobody_past_the_proposal(string sql)
    {
        await using var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, First);
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(bench, sql));
    }

    private static Task<ImportOutcome> ImportAsync(DeskBench bench, string csv, string by = DeskBench.Anna) =>
        bench.Lists.ImportAsync("national", new NationalCsvImporter(), [DeskBench.Csv(csv)], by, Cancellation);

    private static async Task<int> ExecuteAsync(DeskBench bench, string sql)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteAsync(sql);
    }

    private static async Task<int> CountAsync(DeskBench bench, string sql)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
