using System.Text.Json;
using Bmis.Crossings;
using Npgsql;

namespace Bmis.Central.Tests.LostDocuments;

/// <summary>A version of the list of lost documents takes effect when a second person has signed its digest.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private const string Feed = "national bureau";
    private const string Damage = "set data = set_byte(data, 40, get_byte(data, 40) # 1)";
    private const string Trust = $"--LostDocuments:TrustedFeed={Feed}";

    private static readonly string[] Refused =
    [
        "decision = 'approved', decided_at = now(), decided_by = 'Anna'", "documents = 1",
        "index_sha256 = supplement_sha256", "proposed_by = 'bela'",
    ];

    private static readonly string[] Both = ["bela", "cleo"];

    private LostDocumentBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await LostDocumentBench.OpenAsync();
        await _bench.BuildAsync("UTO A1 P lost 1\nUTO A2 P lost 2");
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Nothing_reaches_the_lanes_before_another_person_has_approved()
    {
        var proposed = await _bench.ProposeAsync();
        Assert.Empty(await _bench.ListsAsync());
        var digest = LostDocumentBench.Digest(proposed);
        Assert.Equal("own", await ApproveAsync(digest, "anna"));
        Assert.Equal("notAllowed", await ApproveAsync(digest, "dora"));
        Assert.Equal("notAllowed", await ApproveAsync(digest, "nobody"));
        Assert.Equal("notFound", await ApproveAsync(new string('0', 64), "bela"));
        Assert.Empty(await _bench.ListsAsync());
        await _bench.ApproveAsync(proposed);
        Assert.Equal(
            [ListNames.LostDocuments, ListNames.LostDocumentsSupplement], (await _bench.ListsAsync()).Keys.Order());
        Assert.Equal("alreadyDecided", await ApproveAsync(digest, "cleo"));
        Assert.Equal(0L, await StagedAsync());
    }

    [Fact]
    public async Task Who_may_not_propose_is_refused_and_a_machine_of_headquarters_may()
    {
        Assert.Equal("notAllowed", await PublishAsync("--by", "dora"));
        var proposed = await _bench.DoneAsync("", "documents", "publish", _bench.At("lost.index"));
        Assert.Equal("command-line", proposed.GetProperty("proposedBy").GetString());
        await _bench.ApproveAsync(proposed, "anna");
    }

    [Fact]
    public async Task A_rejected_one_is_over_and_says_why_under_seal()
    {
        var digest = LostDocumentBench.Digest(await _bench.ProposeAsync());
        Assert.Equal("noReason", await _bench.RefusalAsync(
            "documents", "reject", digest, "--reason", " ", "--by", "bela"));
        Assert.Equal("own", await _bench.RefusalAsync(
            "documents", "reject", digest, "--reason", "Wrong file", "--by", "anna"));
        await _bench.DoneAsync("", "documents", "reject", digest, "--reason", "Wrong file", "--by", "bela");
        Assert.Equal("alreadyDecided", await ApproveAsync(digest, "cleo"));
        Assert.Empty(await _bench.ListsAsync());
        Assert.Equal(0L, await StagedAsync());
        var rows = await _bench.ScalarAsync<string>("select string_agg(p::text, ' ') from lost_document_proposal p");
        Assert.DoesNotContain("Wrong file", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_proposal_takes_the_place_of_one_that_waits()
    {
        var first = await _bench.ProposeAsync();
        await _bench.OverlayAsync("1.overlay", "+ UTO B2");
        var second = await _bench.ProposeAsync("1.overlay");
        Assert.Equal("alreadyDecided", await ApproveAsync(LostDocumentBench.Digest(first), "bela"));
        await _bench.ApproveAsync(second);
        var (exit, output, _) = await _bench.RunAsync("", "documents", "proposals");
        Assert.Equal(0, exit);
        Assert.Equal(
            ["approved", "superseded"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
                JsonDocument.Parse(line).RootElement.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task What_is_stored_must_be_what_was_signed()
    {
        var digest = LostDocumentBench.Digest(await _bench.ProposeAsync());
        await _bench.ExecuteAsync("update staged_lost_index " + Damage);
        Assert.Equal("contentChanged", await ApproveAsync(digest, "bela"));
        await _bench.ExecuteAsync("delete from staged_lost_index");
        Assert.Equal("contentChanged", await ApproveAsync(digest, "bela"));
        digest = LostDocumentBench.Digest(await _bench.ProposeAsync());
        await _bench.ExecuteAsync("update staged_lost_supplement " + Damage);
        Assert.Equal("contentChanged", await ApproveAsync(digest, "bela"));
        Assert.Empty(await _bench.ListsAsync());
    }

    [Fact]
    public async Task The_warehouse_itself_refuses_one_person_alone_and_another_content()
    {
        await _bench.ProposeAsync();
        foreach (var change in Refused)
            await Assert.ThrowsAsync<PostgresException>(
                () => _bench.ExecuteAsync($"update lost_document_proposal set {change}"));
        await Assert.ThrowsAsync<PostgresException>(
            () => _bench.ExecuteAsync("delete from lost_document_proposal"));
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_publishes()
    {
        var digest = LostDocumentBench.Digest(await _bench.ProposeAsync());
        var answers = await Task.WhenAll(Both.Select(
            by => _bench.RunAsync("", "documents", "approve", digest, "--by", by)));
        Assert.Equal([0, 1], answers.Select(one => one.Exit).Order());
        Assert.Equal(1L, (await _bench.ListsAsync())[ListNames.LostDocumentsSupplement].Manifest.Version);
    }

    [Fact]
    public async Task A_publication_that_broke_off_is_carried_to_its_end_by_the_same_approval()
    {
        var digest = LostDocumentBench.Digest(await _bench.ProposeAsync());
        await _bench.ExecuteAsync(
            """
            create function broken() returns trigger language plpgsql as $$
            begin
                raise exception 'The disk is full.';
            end $$;
            create trigger broken before insert on published_list for each row
                when (new.list_name = 'lost-documents-supplement') execute function broken();
            """);
        var (exit, _, error) = await _bench.RunAsync("", "documents", "approve", digest, "--by", "bela");
        Assert.Equal(2, exit);
        Assert.Contains("The disk is full.", error, StringComparison.Ordinal);
        Assert.Equal([ListNames.LostDocuments], (await _bench.ListsAsync()).Keys);
        await _bench.ExecuteAsync("drop trigger broken on published_list");
        await _bench.DoneAsync("", "documents", "approve", digest, "--by", "cleo");
        var lists = await _bench.ListsAsync();
        Assert.Equal((1L, 1L), (
            lists[ListNames.LostDocuments].Manifest.Version,
            lists[ListNames.LostDocumentsSupplement].Manifest.Version));
        Assert.Equal("bela", await _bench.ScalarAsync<string>("select decided_by from lost_document_proposal"));
    }

    [Fact]
    public async Task Only_a_feed_that_a_setting_trusts_adds_changes_alone_and_never_a_new_index()
    {
        Assert.Equal("notTrusted", await PublishAsync("--trusted-feed", Feed));
        Assert.Equal("notTrusted", await PublishAsync("--trusted-feed", "another", Trust));
        Assert.Equal("notDaily", await PublishAsync("--trusted-feed", Feed, Trust));
        await _bench.PublishAsync();
        await _bench.OverlayAsync("1.overlay", "+ UTO B2\n- UTO A1");
        await _bench.OverlayAsync("2.overlay", "+ UTO B3");
        var row = await TrustedAsync("1.overlay");
        Assert.Equal(("approved", 2L), (
            row.GetProperty("decision").GetString(), row.GetProperty("supplementVersion").GetInt64()));
        Assert.Equal(3L, (await TrustedAsync("1.overlay", "2.overlay")).GetProperty("supplementVersion").GetInt64());
        Assert.Equal(4L, (await TrustedAsync("1.overlay", "2.overlay")).GetProperty("supplementVersion").GetInt64());
        Assert.Equal("notDaily", await PublishAsync(_bench.At("1.overlay"), "--trusted-feed", Feed, Trust));
        await _bench.BuildAsync("UTO A1\nUTO C9");
        Assert.Equal("notDaily", await PublishAsync("--trusted-feed", Feed, Trust));
    }

    [Fact]
    public async Task What_was_proposed_before_another_version_took_effect_is_proposed_anew()
    {
        await _bench.PublishAsync();
        await _bench.OverlayAsync("1.overlay", "+ UTO B2");
        var waiting = LostDocumentBench.Digest(await _bench.ProposeAsync("1.overlay"));
        await _bench.ExecuteAsync(
            """
            insert into published_list
            select list_name, version + 1, created_at, expires_at, length, content_sha256, signed_manifest
            from published_list where list_name = 'lost-documents-supplement'
            """);
        Assert.Equal("baseMoved", await ApproveAsync(waiting, "bela"));
    }

    private Task<string> ApproveAsync(string digest, string by) =>
        _bench.RefusalAsync("documents", "approve", digest, "--by", by);

    private Task<string> PublishAsync(params string[] more) =>
        _bench.RefusalAsync(["documents", "publish", _bench.At("lost.index"), .. more]);

    private Task<JsonElement> TrustedAsync(params string[] overlays) => _bench.DoneAsync(
        "",
        [
            "documents", "publish", _bench.At("lost.index"), .. overlays.Select(_bench.At), "--trusted-feed", Feed,
            Trust,
        ]);

    private Task<long> StagedAsync() => _bench.ScalarAsync<long>(
        "select (select count(*) from staged_lost_index) + (select count(*) from staged_lost_supplement)");
}
