using System.Globalization;
using System.Text.RegularExpressions;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Tests.Lists;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>
/// The program is killed while it takes a decision, and the page sends the decision again with the same key to the
/// program that was started anew.
/// </summary>
public sealed partial class KilledLaneTests : IDisposable
{
    private const int Kills = 20;
    private const int Seed = 20261121;
    private const int MostLooks = 4_000;

    private readonly Scratch _scratch = new();
    private readonly SignedLists _lists;

    public KilledLaneTests() => _lists = new(_scratch, TimeProvider.System);

    private enum Moment
    {
        /// <summary>Anywhere between sending the decision and its answer, as the seed has it.</summary>
        Anywhere,

        /// <summary>As soon as the write-ahead log grew: the record is whole or not.</summary>
        Writing,

        /// <summary>As soon as the record can be read: it is committed, and the answer is on its way at best.</summary>
        Committed,
    }

    private string Database => _scratch.File("journal.db");

    public void Dispose()
    {
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_decision_whose_answer_was_lost_is_acknowledged_with_the_same_sequence_and_stands_once()
    {
        await LaneProcess.FurnishAsync(_lists);
        var random = new Random(Seed);
        var (stored, lost) = (0, 0);
        using var browser = new LaneBrowser();
        var lane = await LaneProcess.StartAsync(_scratch, _lists);
        try
        {
            await browser.SignInAsync(lane.Address);
            for (var kill = 0; kill < Kills; kill++)
            {
                var (path, form) = await InspectedAsync(browser, lane.Address, $"press-{kill}");
                var first = await DecideAndKillAsync(browser, lane, path, form, random);
                await lane.DisposeAsync();
                lane = await LaneProcess.StartAsync(_scratch, _lists);
                var again = await browser.PostAsync(new(lane.Address, path), form);
                var sequence = Sequence(form["key"]);
                AssertAgree(kill, sequence, first, again);
                stored += sequence is null ? 0 : 1;
                lost += sequence is not null && first is null ? 1 : 0;
            }
        }
        finally
        {
            await lane.DisposeAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {stored} stored, {lost} answers lost");
        Assert.True(lost > 0, $"Seed {Seed}: no kill came between a commit and its answer.");
        Assert.True(JournalVerifier.Verify(Database).IsValid);
        Assert.Equal(stored, Count("kind = 'crossing'", ""));
    }

    private static async Task<(string Path, Dictionary<string, string> Form)> InspectedAsync(
        LaneBrowser browser, Uri lane, string key)
    {
        using var page = await browser.ListenAsync(lane);
        var (presented, _) = await browser.PostAsync(
            new(lane, "/documents"), new() { ["mrz"] = Inspecting.Desk.Specimen });
        Assert.True(presented);
        var (inspection, revision) = await page.UntilClearAsync();
        return (
            $"/inspections/{inspection}/decision",
            new() { ["act"] = "Refer", ["revision"] = revision, ["key"] = key });
    }

    // Null when no answer came.
    private async Task<(bool Done, string Message)?> DecideAndKillAsync(
        LaneBrowser browser, LaneProcess lane, string path, Dictionary<string, string> form, Random random)
    {
        using var journal = JournalDatabase.ConnectForReading(Database);
        var log = new FileInfo(Database + "-wal");
        var length = Length(log);
        var (moment, looks) = (Next(random), random.Next(MostLooks));
        var answer = Task.Run(() => browser.PostAsync(new(lane.Address, path), form));
        while (!answer.IsCompleted && !IsReached())
        {
        }

        lane.Kill();
        try
        {
            return await answer;
        }
        catch (HttpRequestException)
        {
            return null;
        }

        bool IsReached() => moment switch
        {
            Moment.Anywhere => Length(log) >= 0 && looks-- <= 0,
            Moment.Writing => Length(log) > length,
            _ => Count(journal, "idempotency_key = $key", form["key"]) > 0,
        };
    }

    // Half of the kills aim at the gap that this is about; on a busy machine some of them come too late for it.
    private static Moment Next(Random random) => random.Next(4) switch
    {
        0 => Moment.Anywhere,
        1 => Moment.Writing,
        _ => Moment.Committed,
    };

    private static void AssertAgree(
        int kill, long? stored, (bool Done, string Message)? first, (bool Done, string Message) again)
    {
        var told = again.Done ? Told(again.Message) : (long?)null;
        Assert.True(stored == told, $"Seed {Seed}, kill {kill}: stored as {stored}, acknowledged as {told}.");
        Assert.True(first is null || first == again, $"Seed {Seed}, kill {kill}: the answers differ.");
    }

    private static long Told(string message) => long.Parse(Digits().Match(message).Value, CultureInfo.InvariantCulture);

    // Null when it is not there; a second row with the key cannot be, and is looked for all the same.
    private long? Sequence(string key)
    {
        if (Count("idempotency_key = $key", key) == 0) return null;
        Assert.Equal(1, Count("idempotency_key = $key", key));
        using var journal = JournalDatabase.ConnectForReading(Database);
        return Scalar(journal, "SELECT sequence FROM journal_entry WHERE idempotency_key = $key", key);
    }

    private long Count(string condition, string key)
    {
        using var journal = JournalDatabase.ConnectForReading(Database);
        return Count(journal, condition, key);
    }

    private static long Count(SqliteConnection journal, string condition, string key) =>
        Scalar(journal, $"SELECT COUNT(*) FROM journal_entry WHERE {condition}", key);

    private static long Scalar(SqliteConnection journal, string sql, string key)
    {
        using var command = journal.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        return (long)command.ExecuteScalar()!;
    }

    private static long Length(FileInfo file)
    {
        file.Refresh();
        return file.Exists ? file.Length : 0;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
