using System.Security.Cryptography;
using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.TestKit;
using Dapper;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>The desk at the command line.</summary>
public sealed class EntryVerbTests : IAsyncDisposable
{
    private const string Entry =
        """
        {"names":[{"text":"SAMPLEMAN, Viktor","kind":"primary","quality":"strong"}],"birthDates":["1968","~1967"],
        "nationalities":["UTO"],"documents":[{"number":"X7K204415","issuingState":"UTO"}],
        "onEntry":"refuseEntry","legalGround":"Order 5","reason":"Letter of 3 May."}
        """;

    private readonly string _keyFile = Path.GetTempFileName();
    private string _warehouse = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_accounts_propose_and_approve_an_entry_by_the_digest_of_what_was_shown()
    {
        await using var bench = await OpenAsync();
        var (exit, proposed) = await RunAsync(Entry, "entry", "propose", "-", "--by", "anna");
        Assert.Equal(0, exit);
        var id = proposed.GetProperty("proposal").GetString()!;
        Assert.Equal(id, (await RunAsync("", "entry", "list")).Row.GetProperty("proposal").GetString());
        var shown = (await RunAsync("", "entry", "show", id)).Row;
        Assert.Equal("Letter of 3 May.", shown.GetProperty("reason").GetString());
        Assert.Contains("SAMPLEMAN", shown.GetRawText(), StringComparison.Ordinal);
        var sha256 = shown.GetProperty("sha256").GetString()!;
        var other = new string('0', 64);
        Assert.Equal("contentChanged", await ResultAsync("approve", id, "--sha256", other, "--by", "bela"));
        Assert.Equal("own", await ResultAsync("approve", id, "--sha256", sha256, "--by", "anna"));
        Assert.Equal("notAllowed", await ResultAsync("approve", id, "--sha256", sha256, "--by", "nobody"));
        Assert.Equal("done", await ResultAsync("approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal(
            proposed.GetProperty("entry").GetString(), Assert.Single(await bench.AtLanesAsync()).Id);
        Assert.Equal("alreadyDecided", await ResultAsync("reject", id, "--reason", "Late.", "--by", "cleo"));
    }

    [Fact]
    public async Task The_terms_of_a_list_are_a_proposal_too()
    {
        await using var bench = await OpenAsync();
        var (exit, proposed) = await RunAsync(
            "", "list", "terms", "desk", "--owner", "Police", "--review", "2027-01-31", "--reason", "New.", "--by",
            "anna");
        Assert.Equal(0, exit);
        var id = proposed.GetProperty("proposal").GetString()!;
        var sha256 = (await RunAsync("", "entry", "show", id)).Row.GetProperty("sha256").GetString()!;
        Assert.Equal("done", await ResultAsync("approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal("Police", (await bench.Approved.CurrentAsync(Cancellation)).List("desk")!.Terms.Terms.Owner);
    }

    [Fact]
    public async Task An_imported_version_is_approved_by_the_digest_of_what_was_shown()
    {
        await using var bench = await OpenAsync();
        var file = Repository.Artifact("../watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv");
        var (exit, imported) = await RunAsync("", "list", "import", "bmis-csv", file, "--by", "anna");
        Assert.Equal(0, exit);
        var shown = (await RunAsync("", "list", "show", "national")).Row;
        Assert.Equal(imported.GetProperty("proposal").GetString(), shown.GetProperty("proposal").GetString());
        Assert.Equal(shown.GetProperty("entries").GetInt32(), shown.GetProperty("added").GetInt32());
        var sha256 = shown.GetProperty("sha256").GetString()!;
        Assert.Equal("contentChanged", await ApprovedAsync(new string('0', 64), "bela"));
        Assert.Equal("own", await ApprovedAsync(sha256, "anna"));
        Assert.Equal("notAllowed", await ApprovedAsync(sha256, "nobody"));
        Assert.Equal("published", await ApprovedAsync(sha256, "bela"));
        Assert.Equal("alreadyApproved", await ApprovedAsync(sha256, "cleo"));
        Assert.Equal(shown.GetProperty("entries").GetInt32(), (await bench.AtLanesAsync()).Count);
    }

    [Theory]
    [InlineData("{\"names\":[{\"text\":\"A\"}],\"onEntry\":\"arrest\",\"reason\":\"x\"}", "legalGround")]
    [InlineData("{\"names\":null,\"documents\":[null],\"warnings\":null}", "names")]
    [InlineData("{\"names\":", "not an entry as JSON")]
    [InlineData("null", "no object")]
    public async Task What_is_wrong_is_said_without_repeating_it(string json, string expected)
    {
        await using var bench = await OpenAsync();
        using var error = new StringWriter();
        var streams = new VerbStreams(new StringReader(json), TextWriter.Null, error);
        Assert.Equal(Commands.Refused, await Commands.RunAsync(
            ["entry", "propose", "-", "--by", "anna", .. Settings()], streams, Cancellation));
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_verbs_did_is_in_the_audit_without_names()
    {
        await using var bench = await OpenAsync();
        await RunAsync(Entry, "entry", "propose", "-", "--by", "anna");
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var acts = await connection.QueryAsync<string>("select action from audit_entry order by number");
        Assert.Equal(["verb entry propose", "desk propose"], acts);
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_keyFile);
        return ValueTask.CompletedTask;
    }

    private async Task<DeskBench> OpenAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(_keyFile, key.ExportPkcs8PrivateKeyPem(), Cancellation);
        var bench = await DeskBench.OpenAsync();
        _warehouse = bench.Fixture.Connection;
        return bench;
    }

    private async Task<string?> ResultAsync(params string[] words) =>
        (await RunAsync("", ["entry", .. words])).Row.GetProperty("result").GetString();

    private async Task<string?> ApprovedAsync(string sha256, string by) =>
        (await RunAsync("", "list", "approve", "national", "--sha256", sha256, "--by", by))
        .Row.GetProperty("result").GetString();

    private async Task<(int Exit, JsonElement Row)> RunAsync(string input, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Commands.RunAsync(
            [.. words, .. Settings()], new(new StringReader(input), output, error), Cancellation);
        Assert.Equal("", error.ToString());
        return (exit, JsonDocument.Parse(output.ToString()).RootElement);
    }

    private string[] Settings() =>
        [$"--Warehouse={_warehouse}", FixedKeys.Setting, $"--Distribution:SigningKeyFile={_keyFile}"];
}
