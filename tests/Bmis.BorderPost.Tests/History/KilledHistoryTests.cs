using System.Globalization;
using Bmis.BorderPost.History;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Tests.Journaling;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Tests.History;

/// <summary>A page of the history is taken in with its position, wholly or not at all.</summary>
public sealed class KilledHistoryTests
{
    private const int Seed = 20261128;
    private const int Kills = 16;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kill_or_a_power_cut_at_any_write_leaves_whole_pages_and_their_position()
    {
        using var disk = await PowerDisk.MakeAsync();
        var file = disk.File("history.db");
        var random = new Random(Seed);
        var (told, moved) = (0L, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = disk.StartToDieWriting(10 + random.Next(120), HistoryTaker.Verb, file);
            var lines = (await process.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n');
            await process.WaitForExitAsync(Cancellation);
            Assert.NotEqual(0, process.ExitCode);
            var isCut = random.Next(3) == 0;
            if (isCut)
                disk.Cut(random);
            var position = Position(file);
            Assert.Equal(0, position % HistoryTaker.ItemsOfAPage);
            if (!isCut)
                Assert.True(position >= lines.Where(line => line.EndsWith('.')).Select(Number).LastOrDefault(told));
            moved += position == told ? 0 : 1;
            told = position;
        }

        Assert.True(moved > Kills / 2, $"The position moved {moved} times.");
    }

    [Theory]
    [InlineData("BEFORE INSERT ON past", "(SELECT count(*) FROM past) - 20", HistoryTaker.ItemsOfAPage)]
    [InlineData("BEFORE UPDATE ON state", "0", 1)]
    public async Task A_page_that_fails_at_any_statement_leaves_nothing_and_comes_again(
        string statement, string number, int statements)
    {
        using var scratch = new Scratch();
        var file = scratch.File("history.db");
        using var store = new HistoryStore(file, TestKeys.Master);
        using var other = RebuiltFile.Connect(file);
        await store.TakeAsync(HistoryTaker.Page(0), Cancellation);
        for (var at = 0; at < statements; at++)
        {
            Run(other, $"CREATE TRIGGER fail {statement} WHEN {number} = {at} BEGIN SELECT RAISE(ABORT, 'no'); END");
            await Assert.ThrowsAsync<SqliteException>(async () =>
                await store.TakeAsync(HistoryTaker.Page(HistoryTaker.ItemsOfAPage), Cancellation));
            Assert.Equal(HistoryTaker.ItemsOfAPage, Position(file));
            Run(other, "DROP TRIGGER fail");
        }

        await store.TakeAsync(HistoryTaker.Page(HistoryTaker.ItemsOfAPage), Cancellation);
        Assert.Equal(2 * HistoryTaker.ItemsOfAPage, Position(file));
    }

    // The position, which is that of the last crossing: none is missing before it and none is there behind it.
    private static long Position(string file)
    {
        using var connection = JournalDatabase.ConnectForReading(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = 'state'";
        if ((long)command.ExecuteScalar()! == 0)
            return 0;
        command.CommandText = "SELECT position FROM state";
        if (command.ExecuteScalar() is not long position)
            return 0;
        command.CommandText = "SELECT count(*) FROM past";
        Assert.Equal(position, command.ExecuteScalar());
        return position;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(string line) => long.Parse(line.TrimEnd('.'), CultureInfo.InvariantCulture);
}
