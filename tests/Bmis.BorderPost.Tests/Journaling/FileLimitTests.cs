using System.Diagnostics;
using System.Globalization;
using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A lane whose files may not grow any more; the limit binds root and everybody else alike.</summary>
public sealed class FileLimitTests
{
    // In blocks of 512 bytes: one megabyte for the database and as much for its write-ahead log.
    private const int Blocks = 2_048;
    private const int FewestReceipts = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_that_may_not_grow_lose_nothing_acknowledged_and_another_process_goes_on()
    {
        using var scratch = new Scratch();
        var file = scratch.File("journal.db");
        var lines = await AppendUntilRefusedAsync(file);
        var refusals = lines.Where(IsRefusal).ToList();
        var printed = lines.Where(line => !IsRefusal(line)).Select(Parse).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{printed.Count} receipts, {refusals.Count} refusals");
        Assert.True(refusals.Count >= 2 && printed.Count > FewestReceipts, string.Join('\n', lines));
        Assert.All(refusals, line => Assert.Equal($"{LimitedAppender.Refused} True False", line));
        Assert.Equal(
            Enumerable.Range(1, printed.Count).Select(number => (long)number), printed.Select(one => one.Sequence));
        AssertWhole(file, printed.Count, printed.Count + 1);

        using (var journal = Journals.Open(file))
        {
            for (var number = 1; number <= printed.Count; number++)
                Assert.Equal(printed[number - 1], Describe(journal.Find(LimitedAppender.Key(number))!));
            Assert.Equal(printed.Count + 1, (await LimitedAppender.AppendAsync(journal, printed.Count + 1)).Sequence);
            Assert.True(journal.CanRecord);
        }

        AssertWhole(file, printed.Count + 1, printed.Count + 1);
    }

    // The system sends SIGXFSZ at the limit, which ends a program that does not ignore it; the shell's children inherit
    // that it is ignored. The runtime's double mapping of code is a file far beyond the limit, so it is off.
    private static async Task<List<string>> AppendUntilRefusedAsync(string file)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", $"trap '' XFSZ; ulimit -f {Blocks}; exec \"$0\" \"$@\"",
                Environment.ProcessPath!, LimitedAppender.Verb, file,
            },
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsRefusal(string line) => line.StartsWith(LimitedAppender.Refused, StringComparison.Ordinal);

    private static (long Sequence, Guid Id) Parse(string line)
    {
        var parts = line.Split(' ');
        Assert.Equal(parts[0], parts[1]);
        return (long.Parse(parts[1], CultureInfo.InvariantCulture), Guid.ParseExact(parts[2], "N"));
    }

    private static (long Sequence, Guid Id) Describe(JournalReceipt receipt) => (receipt.Sequence, receipt.EntryId);

    private static void AssertWhole(string file, long fewest, long most)
    {
        var report = JournalVerifier.Verify(file);
        Assert.True(report.IsValid, $"{report.Reason} at {report.FirstBad}");
        Assert.InRange(report.Last, fewest, most);
    }
}
