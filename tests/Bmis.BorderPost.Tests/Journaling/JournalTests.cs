using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bmis.BorderPost.Tests.Journaling;

public sealed class JournalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string File => _scratch.File("journal.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_same_key_gives_the_first_receipt()
    {
        using var journal = Journals.Open(File);
        var first = await Journals.AppendAsync(journal, "a");
        await Journals.AppendAsync(journal, "b");
        var again = await Journals.AppendAsync(journal, "a", bytes: 99);
        Assert.False(first.AlreadyRecorded);
        Assert.True(again.AlreadyRecorded);
        Assert.Equal((first.Sequence, first.EntryId), (again.Sequence, again.EntryId));
        Assert.True(first.Hash.Span.SequenceEqual(again.Hash.Span));
        Assert.Equal(2, (await journal.HeadAsync(Cancellation)).Sequence);
    }

    [Fact]
    public async Task The_same_key_gives_the_first_receipt_after_a_restart()
    {
        JournalReceipt first;
        using (var journal = Journals.Open(File))
            first = await Journals.AppendAsync(journal, "a");
        using var reopened = Journals.Open(File);
        var again = await Journals.AppendAsync(reopened, "a");
        Assert.Equal((1, first.EntryId, true), (again.Sequence, again.EntryId, again.AlreadyRecorded));
        Assert.Equal(2, (await Journals.AppendAsync(reopened, "b")).Sequence);
    }

    [Fact]
    public async Task Appends_from_many_threads_make_one_chain_without_gap_or_double()
    {
        using (var journal = Journals.Open(File))
        {
            var receipts = await Task.WhenAll(Enumerable.Range(0, 400).Select(
                i => Task.Run(() => Journals.AppendAsync(journal, $"key-{i % 300}").AsTask(), Cancellation)));
            Assert.Equal(
                Enumerable.Range(1, 300).Select(i => (long)i),
                receipts.Select(receipt => receipt.Sequence).Distinct().Order());
            Assert.Equal(300, receipts.Count(receipt => !receipt.AlreadyRecorded));
        }

        Assert.Equal((true, 300), (JournalVerifier.Verify(File).IsValid, JournalVerifier.Verify(File).Last));
    }

    [Fact]
    public async Task Headers_carry_the_clock_and_the_offset()
    {
        var clock = new ManualClock();
        using var journal = Journals.Open(File, clock: clock);
        journal.NoteClockOffset(TimeSpan.FromSeconds(-3));
        await Journals.AppendAsync(journal, "a");
        var header = (await journal.ReadAsync(1, 1, int.MaxValue, Cancellation))[0].Header;
        Assert.Equal((clock.GetUtcNow(), TimeSpan.FromSeconds(-3)), (header.DeviceTime, header.ClockOffset));
        Assert.Equal(7, header.Id.Version);
    }

    [Fact]
    public void Another_lane_is_refused_and_both_are_named()
    {
        Journals.Open(File).Dispose();
        var refused = Assert.Throws<CannotStartException>(() => Journals.Open(File, "lane-2"));
        Assert.Contains("lane-1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("lane-2", refused.Message, StringComparison.Ordinal);
        Journals.Open(File).Dispose();
    }

    [Fact]
    public void A_second_instance_is_refused_while_the_first_lives()
    {
        using (Journals.Open(File))
        {
            var refused = Assert.Throws<CannotStartException>(() => Journals.Open(File));
            Assert.Contains("Another lane service", refused.Message, StringComparison.Ordinal);
        }

        Journals.Open(File).Dispose();
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused()
    {
        Journals.Open(File).Dispose();
        Journals.Damage(File, "PRAGMA user_version = 999");
        var refused = Assert.Throws<CannotStartException>(() => Journals.Open(File));
        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_an_error_that_will_not_pass()
    {
        System.IO.File.WriteAllText(File, "this is a letter, not a journal; it has no pages");
        Assert.False(Assert.Throws<JournalException>(() => Journals.Open(File)).IsTransient);
    }

    [Fact]
    public async Task Every_connection_syncs_every_commit()
    {
        Journals.Open(File).Dispose();
        using var database = JournalDatabase.Open(File, new Producer(Journals.Lane), new ManualClock());
        using var plain = database.Connect();
        Assert.Equal((2L, "wal"), Pragmas(plain));
        await using var context = database.Context();
        await context.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal((2L, "wal"), Pragmas((SqliteConnection)context.Database.GetDbConnection()));
    }

    [Theory]
    [InlineData("UPDATE journal_entry SET kind = 'other' WHERE sequence = 2")]
    [InlineData("DELETE FROM journal_entry WHERE sequence = 2")]
    public async Task The_database_itself_refuses_to_change_an_entry(string sql)
    {
        await Journals.FillAsync(File, 3);
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
    }

    [Fact]
    public async Task What_breaks_a_limit_is_thrown_at_once_and_harms_nobody()
    {
        using var journal = Journals.Open(File);
        var tooLong = new byte[EnvelopeLimits.PayloadBytes + 1];
        await Assert.ThrowsAsync<ArgumentException>(
            () => journal.AppendAsync("audit", tooLong, "a", Cancellation).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(
            () => journal.AppendAsync("no blanks", new byte[1], "a", Cancellation).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(
            () => journal.AppendAsync("audit", new byte[1], "", Cancellation).AsTask());
        Assert.Equal(1, (await Journals.AppendAsync(journal, "a")).Sequence);
    }

    private static (long Synchronous, string Mode) Pragmas(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        var synchronous = (long)command.ExecuteScalar()!;
        command.CommandText = "PRAGMA journal_mode";
        return (synchronous, (string)command.ExecuteScalar()!);
    }
}
