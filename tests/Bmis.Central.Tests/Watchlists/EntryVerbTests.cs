using Bmis.TestKit;
using Dapper;
using static Bmis.Central.Tests.Verbs;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>The desk at the command line.</summary>
public sealed class EntryVerbTests
{
    private const string Entry =
        """
        {"names":[{"text":"SAMPLEMAN, Viktor","kind":"primary","quality":"strong"}],"birthDates":["1968","~1967"],
        "nationalities":["UTO"],"documents":[{"number":"X7K204415","issuingState":"UTO"}],
        "onEntry":"refuseEntry","legalGround":"Order 5","reason":"Letter of 3 May."}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_accounts_propose_and_approve_an_entry_by_the_digest_of_what_was_shown()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await DoneAsync(bench.Fixture, Entry, "entry", "propose", "-", "--by", "anna");
        var id = proposed.GetProperty("proposal").GetString()!;
        Assert.Equal(id, (await DoneAsync(bench.Fixture, "", "entry", "list")).GetProperty("proposal").GetString());
        var shown = await DoneAsync(bench.Fixture, "", "entry", "show", id);
        Assert.Equal("Letter of 3 May.", shown.GetProperty("reason").GetString());
        Assert.Contains("SAMPLEMAN", shown.GetRawText(), StringComparison.Ordinal);
        var sha256 = shown.GetProperty("sha256").GetString()!;
        var other = new string('0', 64);
        Assert.Equal("contentChanged", await DecideAsync(bench, "approve", id, "--sha256", other, "--by", "bela"));
        Assert.Equal("own", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "anna"));
        Assert.Equal("notAllowed", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "nobody"));
        Assert.Equal("done", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal(
            proposed.GetProperty("entry").GetString(), Assert.Single(await bench.AtLanesAsync()).Id);
        Assert.Equal("alreadyDecided", await DecideAsync(bench, "reject", id, "--reason", "Late.", "--by", "cleo"));
    }

    [Fact]
    public async Task The_terms_of_a_list_are_a_proposal_too()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await DoneAsync(
            bench.Fixture, "", "list", "terms", "desk", "--owner", "Police", "--review", "2027-01-31", "--reason",
            "New.", "--by", "anna");
        var id = proposed.GetProperty("proposal").GetString()!;
        var sha256 = (await DoneAsync(bench.Fixture, "", "entry", "show", id)).GetProperty("sha256").GetString()!;
        Assert.Equal("done", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal("Police", (await bench.Approved.CurrentAsync(Cancellation)).List("desk")!.Terms.Terms.Owner);
    }

    [Fact]
    public async Task An_imported_version_is_approved_by_the_digest_of_what_was_shown()
    {
        await using var bench = await DeskBench.OpenAsync();
        var file = Repository.Artifact("../watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv");
        var imported = await DoneAsync(bench.Fixture, "", "list", "import", "bmis-csv", file, "--by", "anna");
        var shown = await DoneAsync(bench.Fixture, "", "list", "show", "national");
        Assert.Equal(imported.GetProperty("proposal").GetString(), shown.GetProperty("proposal").GetString());
        Assert.Equal(shown.GetProperty("entries").GetInt32(), shown.GetProperty("added").GetInt32());
        var sha256 = shown.GetProperty("sha256").GetString()!;
        Assert.Equal("contentChanged", await ApprovedAsync(bench, new string('0', 64), "bela"));
        Assert.Equal("own", await ApprovedAsync(bench, sha256, "anna"));
        Assert.Equal("notAllowed", await ApprovedAsync(bench, sha256, "nobody"));
        Assert.Equal("published", await ApprovedAsync(bench, sha256, "bela"));
        Assert.Equal("alreadyApproved", await ApprovedAsync(bench, sha256, "cleo"));
        Assert.Equal(shown.GetProperty("entries").GetInt32(), (await bench.AtLanesAsync()).Count);
    }

    [Theory]
    [InlineData("{\"names\":[{\"text\":\"A\"}],\"onEntry\":\"arrest\",\"reason\":\"x\"}", "legalGround")]
    [InlineData("{\"names\":null,\"documents\":[null],\"warnings\":null}", "names")]
    [InlineData("{\"names\":", "not an entry as JSON")]
    [InlineData("null", "no object")]
    public async Task What_is_wrong_is_said_without_repeating_it(string json, string expected)
    {
        await using var bench = await DeskBench.OpenAsync();
        var refusal = await RefusalAsync(bench.Fixture, json, "entry", "propose", "-", "--by", "anna");
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_verbs_did_is_in_the_audit_without_names()
    {
        await using var bench = await DeskBench.OpenAsync();
        await RunAsync(bench.Fixture, Entry, "entry", "propose", "-", "--by", "anna");
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var acts = await connection.QueryAsync<string>("select action from audit_entry order by number");
        Assert.Equal(["verb entry propose", "desk propose"], acts);
    }

    private static Task<string?> DecideAsync(DeskBench bench, params string[] words) =>
        ResultAsync(bench.Fixture, ["entry", .. words]);

    private static Task<string?> ApprovedAsync(DeskBench bench, string sha256, string by) =>
        ResultAsync(bench.Fixture, "list", "approve", "national", "--sha256", sha256, "--by", by);
}
