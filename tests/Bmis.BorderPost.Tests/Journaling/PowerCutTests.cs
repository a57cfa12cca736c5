using System.Diagnostics;
using System.Globalization;
using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A lane loses its power: what was not flushed by then is gone.</summary>
public sealed class PowerCutTests
{
    private const int Seed = 20261128;
    private const int Cuts = 16;
    private const int MostFlushes = 30;
    private const int Lines = 20;
    private const int InFlight = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_power_cut_at_any_flush()
    {
        using var disk = await PowerDisk.MakeAsync();
        var file = disk.File("journal.db");
        var random = new Random(Seed);
        var receipts = new Receipts();
        for (var cut = 0; cut < Cuts; cut++)
        {
            receipts.Add(await AppendUntilKilledAsync(disk, file, receipts.Next, 1 + random.Next(MostFlushes)));
            disk.Cut(random);
            if (receipts.Count > 0)
                receipts.AssertAllIn(file);
        }

        Assert.True(receipts.Count > 2 * Cuts, $"Only {receipts.Count} receipts.");
    }

    // SQLite finds what the killed lane had written and not flushed. The next start must flush before it tells of it;
    // beside somebody who reads, closing a connection does not do that.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_entry_that_is_found_again_after_a_kill_is_flushed_before_anybody_hears_of_it(int killAt)
    {
        using var disk = await PowerDisk.MakeAsync();
        var file = disk.File("journal.db");
        var receipts = new Receipts();
        receipts.Add(await AppendUntilKilledAsync(disk, file, 0, MostFlushes, inFlight: 1));
        var unknown = receipts.Next;
        List<(int Key, (long Sequence, Guid Id) Receipt)> again;
        using (var beside = JournalDatabase.ConnectForReading(file))
        {
            Assert.True(JournalMigrations.IsCurrent(beside));
            again = await AppendUntilKilledAsync(disk, file, unknown, killAt, inFlight: 1);
        }

        receipts.Add(again);
        disk.Cut();
        receipts.AssertAllIn(file);
        Assert.Equal(killAt > 1, again.Any(one => one.Key == unknown));
    }

    [Theory]
    [InlineData("OFF", true)]
    [InlineData("NORMAL", true)]
    [InlineData("FULL", false)]
    public async Task A_commit_that_does_not_flush_is_lost_by_the_power_cut(string synchronous, bool isLost)
    {
        using var disk = await PowerDisk.MakeAsync();
        var file = disk.File("careless.db");
        using var process = disk.Start(0, CarelessAppender.Verb, file, synchronous);
        var printed = await ReadAsync(process, Lines);
        disk.Cut();
        Assert.Equal(isLost, CarelessAppender.Count(file) < printed.Count);
    }

    private static async Task<List<(int Key, (long Sequence, Guid Id) Receipt)>> AppendUntilKilledAsync(
        PowerDisk disk, string file, int next, int killAt, int inFlight = InFlight)
    {
        using var process = disk.Start(
            killAt, JournalAppender.Verb, file, Text(next), Text(inFlight));
        return [.. (await ReadAsync(process, int.MaxValue)).Select(Receipts.Parse)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The lines up to the process' death; it is killed after so many.
    private static async Task<List<string>> ReadAsync(Process process, int most)
    {
        var lines = new List<string>();
        while (lines.Count < most && await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            lines.Add(line);
        process.Kill();
        lines.AddRange((await process.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n'));
        await process.WaitForExitAsync(Cancellation);
        return [.. lines.Where(line => line.EndsWith('.'))];
    }
}
