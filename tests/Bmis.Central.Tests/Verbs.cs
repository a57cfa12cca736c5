using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.TestKit;

namespace Bmis.Central.Tests;

/// <summary>The command line, in this process.</summary>
internal static class Verbs
{
    public static async Task<(int Exit, string Output, string Error)> RunAsync(string input, params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Commands.RunAsync(
            line, new VerbStreams(new StringReader(input), output, error), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>On a warehouse, with the keys that it needs.</summary>
    public static Task<(int Exit, string Output, string Error)> RunAsync(
        WarehouseFixture warehouse, string input, params string[] words) =>
        RunAsync(input, [.. words, .. warehouse.Arguments, FixedKeys.Setting, ListSigning.Setting]);

    /// <summary>The row of a verb that does what it is told.</summary>
    public static async Task<JsonElement> DoneAsync(WarehouseFixture warehouse, string input, params string[] words)
    {
        var (exit, output, error) = await RunAsync(warehouse, input, words);
        Assert.Equal((VerbContext.Done, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>What came of a decision, whether it was taken or not.</summary>
    public static async Task<string?> ResultAsync(WarehouseFixture warehouse, params string[] words)
    {
        var (_, output, error) = await RunAsync(warehouse, "", words);
        Assert.Equal("", error);
        return JsonDocument.Parse(output).RootElement.GetProperty("result").GetString();
    }

    /// <summary>What a verb says when it refuses.</summary>
    public static async Task<string> RefusalAsync(WarehouseFixture warehouse, string input, params string[] words)
    {
        var (exit, output, error) = await RunAsync(warehouse, input, words);
        Assert.Equal((Commands.Refused, ""), (exit, output));
        return error;
    }
}
