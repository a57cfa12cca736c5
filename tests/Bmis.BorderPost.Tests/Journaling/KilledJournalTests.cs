using System.Diagnostics;
using System.Globalization;
using Bmis.BorderPost.Journaling;

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
        var printed = new Dictionary<int, (long Sequence, Guid Id)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var next = FirstUnknown(printed);
            foreach (var (key, receipt) in await RunAndKillAsync(file, next, random.Next(60)))
            {
                Assert.True(printed.TryAdd(key, receipt) || printed[key] == receipt, $"Key {key} has two receipts.");
            }

            var report = JournalVerifier.Verify(file);
            Assert.True(report.IsValid, $"After kill {kill}: {report.Reason} at {report.FirstBad}.");
        }

        AssertAllThere(file, printed);
    }

    // Keys of appends that were in flight are tried again, as the screen does that never saw an acknowledgement.
    private static int FirstUnknown(Dictionary<int, (long, Guid)> printed)
    {
        var next = 0;
        while (printed.ContainsKey(next))
            next++;
        return next;
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
        return [.. lines.Concat(rest.Split('\n')).Where(line => line.EndsWith('.')).Select(Parse)];
    }

    private static Process Start(string file, int next) => Process.Start(new ProcessStartInfo
    {
        FileName = Environment.ProcessPath!,
        ArgumentList = { JournalAppender.Verb, file, next.ToString(CultureInfo.InvariantCulture) },
        RedirectStandardOutput = true,
        Environment = { [TestKeys.Variable] = TestKeys.File },
    })!;

    private static (int Key, (long Sequence, Guid Id) Receipt) Parse(string line)
    {
        var parts = line.TrimEnd('.').Split(' ');
        return (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            (long.Parse(parts[1], CultureInfo.InvariantCulture), Guid.ParseExact(parts[2], "N")));
    }

    private static void AssertAllThere(string file, Dictionary<int, (long Sequence, Guid Id)> printed)
    {
        using var connection = JournalDatabase.ConnectForReading(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT idempotency_key, sequence, entry_id FROM journal_entry";
        using var rows = command.ExecuteReader();
        var stored = new Dictionary<int, (long, Guid)>();
        while (rows.Read())
        {
            stored.Add(
                int.Parse(rows.GetString(0), CultureInfo.InvariantCulture),
                (rows.GetInt64(1), new Guid(rows.GetFieldValue<byte[]>(2), bigEndian: true)));
        }

        Assert.All(printed, receipt => Assert.Equal(receipt.Value, stored[receipt.Key]));
        Assert.True(printed.Count > Kills, "Too few receipts to mean anything.");
    }
}
