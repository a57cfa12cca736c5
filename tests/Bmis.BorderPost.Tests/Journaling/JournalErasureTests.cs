using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>A lane of forty days, one entry a day, of which the centre has acknowledged some.</summary>
public sealed class JournalErasureTests : IDisposable
{
    private const int Days = 40;
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();

    private string File => _scratch.File("journal.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Acknowledged_entries_are_erased_after_their_days_and_the_chain_stands()
    {
        using (var journal = await FilledAsync(acknowledged: Days))
        {
            var before = Sealed(3);
            await Retention(journal, days: 30).RunOnceAsync(Cancellation);
            Assert.DoesNotContain(
                new[] { File, File + "-wal" }.Where(System.IO.File.Exists),
                file => Holds(file, before!));
            Assert.Equal(30, journal.Recent("audit", Days).Count);
            Assert.True((await journal.ReadAsync(3, 1, int.MaxValue, Cancellation))[0].IsErased);
            Assert.Equal(3, journal.Find("key-3")!.Sequence);
        }

        var report = JournalVerifier.Verify(File, TestKeys.Master);
        Assert.Equal((true, new PayloadCount(30, 0, 10)), (report.IsValid, report.Payloads));
        Assert.Equal(30L, Scalar("SELECT COUNT(*) FROM day_key"));
        Journals.Open(File, clock: _clock).Dispose();
    }

    [Fact]
    public async Task What_the_centre_has_not_acknowledged_is_never_touched()
    {
        using var journal = await FilledAsync(acknowledged: 4);
        await Retention(journal, days: 1).RunOnceAsync(Cancellation);
        Assert.Equal(Days - 4, journal.Recent("audit", Days).Count);
        Assert.Equal(4, JournalVerifier.Verify(File, TestKeys.Master).Payloads.Erased);
        await Retention(journal, days: 1, rowDays: 1).RunOnceAsync(Cancellation);
        Assert.Equal(4L, Scalar("SELECT MIN(sequence) FROM journal_entry"));
        await Journals.AppendAsync(journal, "next");
        Assert.Equal(Days + 1, journal.HeadSequence);
    }

    [Theory]
    [InlineData("UPDATE journal_entry SET sealed = NULL WHERE sequence = 5")]
    [InlineData("DELETE FROM journal_entry WHERE sequence = 4")]
    public async Task The_database_itself_refuses_to_erase_what_is_not_acknowledged(string sql)
    {
        (await FilledAsync(acknowledged: 4)).Dispose();
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
    }

    [Theory]
    [InlineData("DELETE FROM journal_entry WHERE sequence <= 25; UPDATE removed SET sequence = 25, hash = {0}")]
    [InlineData("UPDATE removed SET sealed = NULL; SELECT {0}")]
    [InlineData("UPDATE removed SET sealed = zeroblob(length(sealed)); SELECT {0}")]
    public async Task Who_cuts_the_chain_elsewhere_is_found_out(string sql)
    {
        ReadOnlyMemory<byte>? hash;
        using (var journal = await FilledAsync(acknowledged: Days))
        {
            hash = await journal.HashAtAsync(25, Cancellation);
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
        }

        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
        Journals.Damage(File, string.Format(
            System.Globalization.CultureInfo.InvariantCulture, sql, $"x'{Convert.ToHexString(hash!.Value.Span)}'"));
        Assert.True(JournalVerifier.Verify(File).IsValid);
        Assert.Equal("checkpoint-changed", JournalVerifier.Verify(File, TestKeys.Master).Reason);
        var failure = Assert.Throws<CannotStartException>(() => Journals.Open(File, clock: _clock).Dispose());
        Assert.Contains("checkpoint", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checkpoint_of_an_older_program_is_sealed_at_the_first_start_and_a_new_key_seals_it_anew()
    {
        using (var journal = await FilledAsync(acknowledged: Days))
        {
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
        }

        Journals.Damage(File, "DROP TABLE branch; ALTER TABLE removed DROP COLUMN sealed; PRAGMA user_version = 2;");
        Journals.Open(File, clock: _clock).Dispose();
        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
        var keyFile = _scratch.File("rotated.keys");
        System.IO.File.Copy(TestKeys.File, keyFile);
        KeyFile.Rotate(keyFile, TestKeys.Random);
        using var rotated = TestKeys.Open(keyFile);
        Journals.Open(File, clock: _clock, keys: rotated).Dispose();
        Assert.True(JournalVerifier.Verify(File, rotated).IsValid);
        Assert.Equal("checkpoint-changed", JournalVerifier.Verify(File, TestKeys.Master).Reason);
    }

    [Fact]
    public async Task Rows_go_by_policy_and_the_chain_goes_on_from_its_checkpoint()
    {
        ReadOnlyMemory<byte>? hash;
        using (var journal = await FilledAsync(acknowledged: Days))
        {
            hash = await journal.HashAtAsync(20, Cancellation);
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
            await Retention(journal, days: 10, rowDays: 20).RunOnceAsync(Cancellation);
            Assert.Equal(hash!.Value.ToArray(), (await journal.HashAtAsync(20, Cancellation))!.Value.ToArray());
            Assert.Null(await journal.HashAtAsync(19, Cancellation));
            Assert.Equal(21L, Scalar("SELECT MIN(sequence) FROM journal_entry"));
            await Journals.AppendAsync(journal, "next");
        }

        var report = JournalVerifier.Verify(File, TestKeys.Master);
        Assert.Equal((true, 21L, 41L), (report.IsValid, report.First, report.Last));
        Assert.Equal(new PayloadCount(11, 0, 10), report.Payloads);
        Journals.Damage(File, "DELETE FROM journal_entry WHERE sequence = 21");
        Assert.Equal((21L, "missing"), (JournalVerifier.Verify(File).FirstBad, JournalVerifier.Verify(File).Reason));
    }

    [Fact]
    public async Task What_somebody_still_has_to_act_on_is_kept_until_it_is_done()
    {
        using var journal = await FilledAsync(acknowledged: Days);
        await Retention(journal, days: 10, rowDays: 0, 3, 7).RunOnceAsync(Cancellation);
        Assert.Equal(new PayloadCount(12, 0, 28), JournalVerifier.Verify(File, TestKeys.Master).Payloads);
        Assert.NotNull(Sealed(3));
        await Retention(journal, days: 10, rowDays: 0, 7).RunOnceAsync(Cancellation);
        Assert.Equal((true, true), (Sealed(3) is null, Sealed(7) is not null));
        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
    }

    [Fact]
    public async Task A_day_that_is_only_partly_old_keeps_its_key()
    {
        using var journal = Journals.Open(File, clock: _clock);
        await Journals.AppendAsync(journal, "early");
        _clock.Advance(TimeSpan.FromMinutes(10));
        var between = _clock.GetUtcNow();
        await Journals.AppendAsync(journal, "late");
        await journal.NoteAcknowledgedAsync(await journal.HeadAsync(Cancellation), Cancellation);
        Assert.Equal(1, await journal.EraseAsync(between, [], Cancellation));
        Assert.Single(journal.Recent("audit", 10));
        await Journals.AppendAsync(journal, "later");
        Assert.Equal(new PayloadCount(2, 0, 1), JournalVerifier.Verify(File, TestKeys.Master).Payloads);
    }

    private async Task<Journal> FilledAsync(int acknowledged)
    {
        var journal = Journals.Open(File, clock: _clock);
        for (var day = 1; day <= Days; day++)
        {
            await Journals.AppendAsync(journal, $"key-{day}", 400);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var hash = await journal.HashAtAsync(acknowledged, Cancellation);
        await journal.NoteAcknowledgedAsync(new Checkpoint(acknowledged, hash!.Value), Cancellation);
        return journal;
    }

    // The clock stands a day after the last entry, so an age of so many days keeps as many entries.
    private JournalRetention Retention(Journal journal, int days, int rowDays = 0, params long[] kept) => new(
        journal,
        [new Kept(kept)],
        Options.Create(new JournalOptions { RetentionDays = days, RowDays = rowDays }),
        _clock,
        NullLogger<JournalRetention>.Instance);

    private sealed class Kept(IReadOnlyCollection<long> numbers) : IKeptEntries
    {
        public IReadOnlyCollection<long> Numbers() => numbers;
    }

    private static bool Holds(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var whole = new byte[stream.Length];
        stream.ReadExactly(whole);
        return whole.AsSpan().IndexOf(bytes.AsSpan(100, 100)) >= 0;
    }

    private byte[]? Sealed(long sequence) =>
        Read($"SELECT sealed FROM journal_entry WHERE sequence = {sequence}") as byte[];

    private long Scalar(string sql) => (long)Read(sql)!;

    private object? Read(string sql)
    {
        using var connection = JournalDatabase.ConnectForReading(File);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
