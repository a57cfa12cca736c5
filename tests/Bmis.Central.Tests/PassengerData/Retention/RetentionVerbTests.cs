using System.Text.Json;

namespace Bmis.Central.Tests.PassengerData.Retention;

/// <summary>The policies on the command line.</summary>
public sealed class RetentionVerbTests : IAsyncLifetime
{
    private WarehouseFixture _warehouse = null!;

    public async ValueTask InitializeAsync() => _warehouse = await WarehouseFixture.MigratedAsync();

    public ValueTask DisposeAsync() => _warehouse.DisposeAsync();

    [Fact]
    public async Task A_policy_is_set_shown_and_run()
    {
        var row = await Verbs.DoneAsync(
            _warehouse, "", "passenger", "retention", "set", "api", "--keep", "3", "--case", "30", "--law", "Act 4");
        Assert.Equal("""{"source":"api","mask":null,"keep":3,"cases":30,"law":"Act 4"}""", Policy(row));
        await Verbs.DoneAsync(
            _warehouse, "", "passenger", "retention", "set", "pnr", "--mask", "never");
        Assert.Equal(
            """
            {"source":"api","mask":null,"keep":3,"cases":30,"law":"Act 4"}
            {"source":"pnr","mask":null,"keep":183,"cases":1826,"law":"Directive (EU) 2016/681, Article 12"}
            """,
            string.Join('\n', (await RowsAsync("show")).Select(Policy)));
        Assert.Equal(
            """
            {"source":"api","dryRun":true,"done":{"masked":0,"persons":0,"bookings":0,"copies":0,"requests":0}}
            {"source":"pnr","dryRun":true,"done":{"masked":0,"persons":0,"bookings":0,"copies":0,"requests":0}}
            """,
            string.Join('\n', (await RowsAsync("run", "--dry-run")).Select(one => one.GetRawText())));
    }

    [Theory]
    [InlineData("Say api or pnr.", "visa", "--keep", "3")]
    [InlineData("The option --keep wants a whole number of days.", "api", "--keep", "soon")]
    [InlineData("What is linked to a case is kept at least as long as the rest.", "api", "--keep", "30")]
    [InlineData("Data is kept for 1 to 36500 days.", "api", "--keep", "0")]
    [InlineData("Masking comes after 1 to 36500 days, or never.", "pnr", "--mask", "0")]
    public async Task What_is_no_policy_is_refused_and_nothing_is_set(string sentence, params string[] words)
    {
        var (exit, output, error) = await Verbs.RunAsync(
            _warehouse, "", ["passenger", "retention", "set", .. words]);
        Assert.Equal((Commands.Refused, "", sentence), (exit, output, error.Trim()));
        Assert.Contains("\"keep\":7,\"cases\":7", (await RowsAsync("show"))[0].GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> RowsAsync(params string[] words)
    {
        var (exit, output, error) = await Verbs.RunAsync(_warehouse, "", ["passenger", "retention", .. words]);
        Assert.Equal((0, ""), (exit, error));
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }

    private static string Policy(JsonElement row) =>
        row.GetRawText().Split(",\"due\"", StringSplitOptions.None)[0] + "}";
}
