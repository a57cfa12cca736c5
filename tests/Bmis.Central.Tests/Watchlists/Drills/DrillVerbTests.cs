using System.Security.Cryptography;
using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Drills;
using Bmis.TestKit;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>Drills at the command line, on the clock of the machine.</summary>
public sealed class DrillVerbTests : IAsyncDisposable
{
    private readonly string _keyFile = Path.GetTempFileName();
    private string _warehouse = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drill_is_proposed_approved_listed_printed_and_called_off()
    {
        await using var bench = await OpenAsync();
        var proposed = await RowAsync(Form(), "propose", "-", "--by", "anna");
        var (id, drill) = (proposed.GetProperty("proposal").GetString()!, proposed.GetProperty("entry").GetString()!);
        var shown = await RowAsync("", "show", id);
        Assert.Equal(
            "UTO", shown.GetProperty("changes")[0].GetProperty("drill").GetProperty("nationality").GetString());
        var sha256 = shown.GetProperty("sha256").GetString()!;
        Assert.Equal("own", await ResultAsync("approve", id, "--sha256", sha256, "--by", "anna"));
        Assert.Equal("done", await ResultAsync("approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal(drill, Assert.Single(await bench.AtLanesAsync()).Id);
        var listed = await RowAsync("", "list");
        Assert.Equal(
            (drill, "running", 0),
            (listed.GetProperty("drill").GetString(), listed.GetProperty("state").GetString(),
                listed.GetProperty("presented").GetInt32()));
        var mrz = (await RowAsync("", "specimen", drill)).GetProperty("mrz");
        Assert.Equal((2, 44), (mrz.GetArrayLength(), mrz[0].GetString()!.Length));
        Assert.Equal("noReason", await ResultAsync("stop", drill, "--reason", " ", "--by", "bela"));
        Assert.Equal("done", await ResultAsync("stop", drill, "--reason", "Enough.", "--by", "bela"));
        Assert.Empty(await bench.AtLanesAsync());
        Assert.True((await RowAsync("", "list")).GetProperty("notPresented").GetBoolean());
    }

    [Theory]
    [InlineData("\"nationality\":\"KEN\"", "of UTO and of no other State")]
    [InlineData("\"issuingState\":\"KEN\"", "of UTO and of no other State")]
    [InlineData("\"posts\":[\"NOWHERE\"]", "posts")]
    [InlineData("\"posts\":null,\"sex\":\"Q\"", "sex")]
    public async Task What_is_wrong_is_said(string field, string expected)
    {
        await using var bench = await OpenAsync();
        using var error = new StringWriter();
        var streams = new VerbStreams(
            new StringReader(Form().Replace("\"posts\":[]", field, StringComparison.Ordinal)), TextWriter.Null, error);
        Assert.Equal(Commands.Refused, await Commands.RunAsync(
            ["drill", "propose", "-", "--by", "anna", .. Settings()], streams, Cancellation));
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_keyFile);
        return ValueTask.CompletedTask;
    }

    private static string Form()
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""
            {"startsAt":"{{now.AddMinutes(-1):yyyy-MM-ddTHH:mm}}Z","endsAt":"{{now.AddHours(2):yyyy-MM-ddTHH:mm}}Z",
            "posts":[],"onEntry":"refuseEntry","instructions":"Walk up.","reason":"Test."}
            """;
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
        (await RowAsync("", words)).GetProperty("result").GetString();

    private async Task<JsonElement> RowAsync(string input, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await Commands.RunAsync(
            ["drill", .. words, .. Settings()], new(new StringReader(input), output, error), Cancellation);
        Assert.Equal("", error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private string[] Settings() =>
        [$"--Warehouse={_warehouse}", FixedKeys.Setting, $"--Distribution:SigningKeyFile={_keyFile}"];
}
