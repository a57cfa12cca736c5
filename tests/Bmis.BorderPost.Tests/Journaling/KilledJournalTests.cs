using System.Diagnostics;
using System.Globalization;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A lane is killed a hundred times in the middle of its work; what it acknowledged is there.</summary>
public sealed class KilledJournalTests
{
    private const int Kills = 100;
    private const int Seed = 20260503;

    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_hundred_kills()
    {
        using var scratch = new Scratch();
        var file = scratch.File("journal.db");
        var random = new Random(Seed);
        var receipts = new Receipts();
        for (var kill = 0; kill < Kills; kill++)
        {
            receipts.Add(await RunAndKillAsync(file, receipts.Next, random.Next(60)));
            receipts.AssertAllIn(file);
        }

        Assert.True(receipts.Count > Kills, "Too few receipts to mean anything.");
    }

    private static async Task<List<(int Key, (long Sequence, Guid Id) Receipt)>> RunAndKillAsync(
        string file, int next, int receipts)
    {
        using var process = Start(file, next);
        var lines = new List<string>();
        while (lines.Count <= receipts
            && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            lines.Add(line);
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(lines.Count > receipts, "The process ended by itself.");
        return [.. lines.Concat(rest.Split('\n')).Where(line => line.EndsWith('.')).Select(Receipts.Parse)];
    }

    private static Process Start(string file, int next) => Process.Start(new ProcessStartInfo
    {
        FileName = Environment.ProcessPath!,
        ArgumentList = { JournalAppender.Verb, file, next.ToString(CultureInfo.InvariantCulture), "3" },
        RedirectStandardOutput = true,
        Environment = { [TestKeys.Variable] = TestKeys.File },
    })!;
}
