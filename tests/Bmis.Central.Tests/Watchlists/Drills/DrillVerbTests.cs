using System.Text.Json;
using Bmis.Central.Watchlists.Drills;
using static Bmis.Central.Tests.Verbs;

namespace Bmis.Central.Tests.Watchlists.Drills;

/// <summary>Drills at the command line, on the clock of the machine.</summary>
public sealed class DrillVerbTests
{
    [Fact]
    public async Task A_drill_is_proposed_approved_listed_printed_and_called_off()
    {
        await using var bench = await DeskBench.OpenAsync();
        var proposed = await DrillAsync(bench, Form(), "propose", "-", "--by", "anna");
        var (id, drill) = (proposed.GetProperty("proposal").GetString()!, proposed.GetProperty("entry").GetString()!);
        var shown = await DrillAsync(bench, "", "show", id);
        Assert.Equal(
            "UTO", shown.GetProperty("changes")[0].GetProperty("drill").GetProperty("nationality").GetString());
        var sha256 = shown.GetProperty("sha256").GetString()!;
        Assert.Equal("own", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "anna"));
        Assert.Equal("done", await DecideAsync(bench, "approve", id, "--sha256", sha256, "--by", "bela"));
        Assert.Equal(drill, Assert.Single(await bench.AtLanesAsync()).Id);
        var listed = await DrillAsync(bench, "", "list");
        Assert.Equal(
            (drill, "running", 0),
            (listed.GetProperty("drill").GetString(), listed.GetProperty("state").GetString(),
                listed.GetProperty("presented").GetInt32()));
        var mrz = (await DrillAsync(bench, "", "specimen", drill)).GetProperty("mrz");
        Assert.Equal((2, 44), (mrz.GetArrayLength(), mrz[0].GetString()!.Length));
        Assert.Equal("noReason", await DecideAsync(bench, "stop", drill, "--reason", " ", "--by", "bela"));
        Assert.Equal("done", await DecideAsync(bench, "stop", drill, "--reason", "Enough.", "--by", "bela"));
        Assert.Empty(await bench.AtLanesAsync());
        Assert.True((await DrillAsync(bench, "", "list")).GetProperty("notPresented").GetBoolean());
    }

    [Theory]
    [InlineData("\"nationality\":\"KEN\"", "of UTO and of no other State")]
    [InlineData("\"issuingState\":\"KEN\"", "of UTO and of no other State")]
    [InlineData("\"posts\":[\"NOWHERE\"]", "posts")]
    [InlineData("\"posts\":null,\"sex\":\"Q\"", "sex")]
    public async Task What_is_wrong_is_said(string field, string expected)
    {
        await using var bench = await DeskBench.OpenAsync();
        var form = Form().Replace("\"posts\":[]", field, StringComparison.Ordinal);
        var refusal = await RefusalAsync(bench.Fixture, form, "drill", "propose", "-", "--by", "anna");
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
    }

    private static string Form()
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""
            {"startsAt":"{{now.AddMinutes(-1):yyyy-MM-ddTHH:mm}}Z","endsAt":"{{now.AddHours(2):yyyy-MM-ddTHH:mm}}Z",
            "posts":[],"onEntry":"refuseEntry","instructions":"Walk up.","reason":"Test."}
            """;
    }

    private static Task<string?> DecideAsync(DeskBench bench, params string[] words) =>
        ResultAsync(bench.Fixture, ["drill", .. words]);

    private static Task<JsonElement> DrillAsync(DeskBench bench, string input, params string[] words) =>
        DoneAsync(bench.Fixture, input, ["drill", .. words]);
}
