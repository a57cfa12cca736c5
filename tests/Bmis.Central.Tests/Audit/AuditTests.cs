using System.Net;
using Bmis.Central.Audit;
using Bmis.Central.Distribution;
using Bmis.Central.Officers;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Central.Tests.Audit;

public sealed class AuditTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_saw_what_is_written_down_and_who_was_refused_too()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        await browser.GetAsync("/crossings?nationality=KEN", Cancellation);
        await browser.GetAsync("/crossings?nationality=KEN", Cancellation);
        await browser.GetAsync("/crossings/3/LANE-1/10", Cancellation);
        await browser.GetAsync("/accounts", Cancellation);
        var rows = await RowsAsync(headquarters.Fixture);
        Assert.Equal(
            [
                "sign-in  allowed", "GET /crossings  allowed", "GET /crossings  allowed",
                "GET /crossings/{region}/{lane}/{sequence} 3/LANE-1/10 allowed",
                "GET /accounts  refused",
            ],
            rows.Select(row => $"{row.Action} {row.Subject} {row.Result}"));
        Assert.All(rows, row => Assert.Equal("person-supervisor", row.Actor));
        Assert.Equal(rows[1].QueryDigest, rows[2].QueryDigest);
        Assert.Equal(32, rows[1].QueryDigest.Length);
        Assert.True((await Verifier(headquarters.Fixture).VerifyAsync(Cancellation)).IsWhole);
    }

    [Fact]
    public async Task A_failed_sign_in_is_written_without_what_was_typed()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        using var browser = headquarters.Browser();
        (await Headquarters.SignInAsync(browser, "kim", "wrong wrong wrong")).Dispose();
        (await Headquarters.SignInAsync(browser, "my secret password", "x")).Dispose();
        Assert.Equal(
            ["kim sign-in refused", " sign-in refused"],
            (await RowsAsync(headquarters.Fixture)).Select(row => $"{row.Actor} {row.Action} {row.Result}"));
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_answered()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Supervisor);
        await using var connection = await headquarters.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("alter table audit_entry add check (number < 2)");
        using var answer = await browser.GetAsync("/crossings", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain(
            "<table", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_side_by_side_make_one_chain_without_a_gap()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        var log = new AuditLog(fixture.Warehouse, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => log.AppendAsync(Entry($"a{i}"), Cancellation)));
        Assert.Equal(Enumerable.Range(1, 50), (await RowsAsync(fixture)).Select(row => (int)row.Number));
        var proof = await Verifier(fixture).VerifyAsync(Cancellation);
        Assert.Equal((true, 50L), (proof.IsWhole, proof.Last));
    }

    [Fact]
    public async Task The_database_changes_and_removes_nothing()
    {
        await using var fixture = await WithEntriesAsync(3);
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var sql in new[]
            {
                "update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry",
                "delete from audit_anchor",
            })
            Assert.Contains(
                "append-only",
                (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql))).MessageText,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'somebody' where number = 4", 4, "entry.changed")]
    [InlineData("update audit_entry set at = at + interval '1 second' where number = 4", 4, "entry.changed")]
    [InlineData("delete from audit_entry where number = 4", 4, "entry.missing")]
    [InlineData("delete from audit_entry where number > 7", 8, "entry.missing")]
    [InlineData("update audit_anchor set hash = sha256('x')", 5, "anchor.signature")]
    [InlineData("update audit_anchor set signature = decode(repeat('01', 64), 'hex')", 5, "anchor.signature")]
    [InlineData("update audit_head set number = 3, hash = sha256('x')", 9, "head.differs")]
    public async Task What_somebody_with_the_database_in_hand_changed_is_found(string sql, long bad, string reason)
    {
        await using var fixture = await WithEntriesAsync(5);
        Assert.True(await Anchoring(fixture).AnchorAsync(Cancellation));
        Assert.False(await Anchoring(fixture).AnchorAsync(Cancellation));
        await AppendAsync(fixture, 4);
        Assert.True((await Verifier(fixture).VerifyAsync(Cancellation)).IsWhole);
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync($"set session_replication_role = replica; {sql}");
        var proof = await Verifier(fixture).VerifyAsync(Cancellation);
        Assert.Equal((bad, reason), (proof.FirstBad, proof.Reason));
    }

    [Fact]
    public async Task A_chain_that_was_written_anew_differs_from_its_anchor()
    {
        await using var fixture = await WithEntriesAsync(5);
        await Anchoring(fixture).AnchorAsync(Cancellation);
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            set session_replication_role = replica; delete from audit_entry;
            update audit_head set number = 0, hash = decode(repeat('00', 32), 'hex')
            """);
        await AppendAsync(fixture, 6);
        var proof = await Verifier(fixture).VerifyAsync(Cancellation);
        Assert.Equal((5L, "anchor.differs"), (proof.FirstBad, proof.Reason));
    }

    [Fact]
    public async Task The_auditor_reads_filters_exports_and_proves_and_nobody_else_does()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var supervisor = await headquarters.SignedInAsync("", Roles.Supervisor);
        await supervisor.GetAsync("/crossings", Cancellation);
        using var refused = await supervisor.GetAsync("/audit", Cancellation);
        Assert.Equal("/denied", refused.Headers.Location?.AbsolutePath);
        using var auditor = await headquarters.SignedInAsync("", Roles.Auditor);
        var page = await auditor.GetStringAsync("/audit?actor=person-supervisor&result=refused", Cancellation);
        Assert.Contains("GET /audit<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("GET /crossings<", page, StringComparison.Ordinal);
        var csv = await auditor.GetStringAsync("/audit/export.csv?actor=person-supervisor", Cancellation);
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(
            "The chain is whole", await auditor.GetStringAsync("/audit/proof", Cancellation), StringComparison.Ordinal);
        using var crossings = await auditor.GetAsync("/crossings", Cancellation);
        Assert.Equal("/denied", crossings.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task The_auditor_exports_what_officers_did_at_the_lanes()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using (var connection = await headquarters.Fixture.Source.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                """
                insert into lane_act (region_id, lane_id, sequence, action, officer_id, acted_at, detail)
                values (1, 'lane-1', 7, 'sign-in', 'o.one', '2026-05-20T09:00:00Z', '=1+1'),
                    (1, 'lane-1', 8, 'lock', 'o.two', '2026-05-20T09:05:00Z', 's')
                """);
        }

        using var auditor = await headquarters.SignedInAsync("", Roles.Auditor);
        Assert.Contains(
            "/audit/lanes/export.csv?actor=o.one",
            await auditor.GetStringAsync("/audit/lanes?actor=o.one", Cancellation),
            StringComparison.Ordinal);
        Assert.Equal(
            ["at,lane,sequence,officer,action,detail", "2026-05-20T09:00:00.000000Z,lane-1,7,o.one,sign-in,\"'=1+1\""],
            (await auditor.GetStringAsync("/audit/lanes/export.csv?actor=o.one", Cancellation))
                .Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        using var supervisor = await headquarters.SignedInAsync("", Roles.Supervisor);
        using var refused = await supervisor.GetAsync("/audit/lanes/export.csv", Cancellation);
        Assert.Equal("/denied", refused.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task What_an_administrator_does_says_to_which_account()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        (await Headquarters.PostAsync(
            browser, "/accounts", "/accounts/disable", new() { ["account"] = "kim" })).Dispose();
        Assert.Contains(
            await RowsAsync(headquarters.Fixture),
            row => row is { Action: "account.disable", Subject: "kim", Actor: "person-administrator" });
    }

    private static AuditEntry Entry(string actor) =>
        new() { Actor = actor, Action = "GET /", Result = AuditLog.Allowed, QueryDigest = [1, 2, 3] };

    private static async Task<WarehouseFixture> WithEntriesAsync(int count)
    {
        var fixture = await WarehouseFixture.MigratedAsync();
        await AppendAsync(fixture, count);
        return fixture;
    }

    private static async Task AppendAsync(WarehouseFixture fixture, int count)
    {
        var log = new AuditLog(fixture.Warehouse, TimeProvider.System);
        for (var i = 0; i < count; i++) await log.AppendAsync(Entry($"a{i}"), Cancellation);
    }

    private static async Task<List<AuditEntry>> RowsAsync(WarehouseFixture fixture)
    {
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<AuditEntry>("select * from audit_entry order by number")];
    }

    private static AuditVerifier Verifier(WarehouseFixture fixture) => new(fixture.Warehouse, Signing(fixture));

    private static AuditAnchoring Anchoring(WarehouseFixture fixture) => new(
        fixture.Warehouse, Signing(fixture), ListSigning.Settings, TimeProvider.System,
        NullLogger<AuditAnchoring>.Instance);

    private static ListPublisher Signing(WarehouseFixture fixture) =>
        new(fixture.Warehouse, fixture.Keys, ListSigning.Settings, TimeProvider.System);
}
