using System.Text;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>What lies on the disk of a journal, whose keys open it, and how old journals are sealed.</summary>
public sealed class SealedJournalTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Scratch _safe = new();

    private string File => _scratch.File("journal.db");

    private string KeyPath => _safe.File("lane.keys");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _scratch.Dispose();
        _safe.Dispose();
    }

    [Fact]
    public async Task Nothing_of_a_payload_lies_on_the_disk_and_what_is_sent_is_plain()
    {
        var payload = Encoding.UTF8.GetBytes($"{Planted.Name} {Planted.Number}");
        using (var journal = Journals.Open(File))
        {
            await journal.AppendAsync("crossing", payload, "a", Cancellation);
            Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name, Planted.Number));
            var sent = (await journal.ReadAsync(1, 1, int.MaxValue, Cancellation))[0];
            Assert.True(payload.AsSpan().SequenceEqual(sent.Payload!.Value.Span));
            Assert.Equal(HashChain.DigestPayload(sent.Salt!.Value.Span, payload), sent.PayloadDigest.ToArray());
            Assert.Equal(payload, Assert.Single(journal.Recent("crossing", 10)));
        }

        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name, Planted.Number));
        using var reopened = Journals.Open(File);
        Assert.Equal(payload, Assert.Single(reopened.Recent("crossing", 10)));
    }

    [Fact]
    public async Task Every_day_has_its_key()
    {
        var clock = new ManualClock();
        using (var journal = Journals.Open(File, clock: clock))
        {
            foreach (var day in Enumerable.Range(0, 3))
            {
                await Journals.AppendAsync(journal, $"morning-{day}");
                await Journals.AppendAsync(journal, $"evening-{day}");
                clock.Advance(TimeSpan.FromDays(1));
            }
        }

        Assert.Equal(3L, Scalar("SELECT COUNT(*) FROM day_key"));
        Assert.Equal(3L, Scalar("SELECT COUNT(DISTINCT substr(sealed, 5, 8)) FROM journal_entry"));
        Assert.Equal(new PayloadCount(6, 0, 0), JournalVerifier.Verify(File, TestKeys.Master).Payloads);
    }

    [Fact]
    public async Task Another_key_file_does_not_open_it_and_the_missing_key_is_named()
    {
        await Journals.FillAsync(File, 1);
        using var others = MasterKeys.Make(TestKeys.Random);
        var refused = Assert.Throws<CannotStartException>(() => Journals.Open(File, keys: others));
        Assert.Contains(TestKeys.Master.Newest.ToString(), refused.Message, StringComparison.Ordinal);
        Journals.Open(File).Dispose();
    }

    [Fact]
    public async Task After_a_rotation_the_next_start_wraps_day_keys_anew_and_the_old_key_can_go()
    {
        KeyFile.Make(KeyPath, TestKeys.Random);
        using (var keys = TestKeys.Open(KeyPath))
        using (var journal = Journals.Open(File, keys: keys))
            await Journals.AppendAsync(journal, "a");
        KeyFile.Rotate(KeyPath, TestKeys.Random);
        using (var keys = TestKeys.Open(KeyPath))
            Journals.Open(File, keys: keys).Dispose();
        var lines = await System.IO.File.ReadAllLinesAsync(KeyPath, Cancellation);
        await System.IO.File.WriteAllTextAsync(KeyPath, lines[^1], Cancellation);
        using var newest = TestKeys.Open(KeyPath);
        using (var journal = Journals.Open(File, keys: newest))
            await Journals.AppendAsync(journal, "b");
        Assert.Equal(new PayloadCount(2, 0, 0), JournalVerifier.Verify(File, newest).Payloads);
    }

    [Fact]
    public async Task An_entry_that_was_changed_on_the_disk_is_not_sent()
    {
        await Journals.FillAsync(File, 2);
        Journals.Damage(File, "UPDATE journal_entry SET sealed = zeroblob(160) WHERE sequence = 2");
        using var journal = Journals.Open(File);
        Assert.Equal(1, Assert.Single(await journal.ReadAsync(1, 10, int.MaxValue, Cancellation)).Sequence);
        var damage = await Assert.ThrowsAsync<DamagedEntryException>(
            async () => await journal.ReadAsync(2, 10, int.MaxValue, Cancellation));
        Assert.Equal(2, damage.Sequence);
        Assert.Single(journal.Recent("audit", 10));
    }

    [Fact]
    public void A_journal_in_clear_is_sealed_when_it_is_opened_and_nothing_of_it_stays_in_clear()
    {
        ClearJournal.Write(File, 450, Payload);
        Assert.NotEmpty(Planted.FilesIn(_scratch.Folder, Planted.Name));
        Assert.Throws<CannotStartException>(() => JournalVerifier.Verify(File));
        Journals.Open(File).Dispose();
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name, Planted.Number));
        var report = JournalVerifier.Verify(File, TestKeys.Master);
        Assert.Equal((true, 450, new PayloadCount(450, 0, 0)), (report.IsValid, (int)report.Last, report.Payloads));
        Assert.Equal(4L, Scalar("SELECT COUNT(*) FROM day_key"));
        using var journal = Journals.Open(File);
        Assert.Equal(Payload(450), journal.Recent("audit", 1)[0]);
        Assert.Equal(450, journal.Find("key-450")!.Sequence);
    }

    [Fact]
    public void Sealing_that_was_killed_goes_on_at_the_next_start()
    {
        ClearJournal.Write(File, 450, Payload);
        using (var database = JournalDatabase.Open(File, new Producer(Journals.Lane), new ManualClock()))
        using (var days = new DayKeys(TestKeys.Master))
        using (var connection = database.Connect())
            Assert.True(new ClearPayloads(connection, days, new EntrySeal(days)).MoveSome());
        Assert.NotEmpty(Planted.FilesIn(_scratch.Folder, Planted.Name));
        Journals.Open(File).Dispose();
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name, Planted.Number));
        Assert.Equal(new PayloadCount(450, 0, 0), JournalVerifier.Verify(File, TestKeys.Master).Payloads);
    }

    private static byte[] Payload(int number) =>
        Encoding.UTF8.GetBytes($"{Planted.Name} {Planted.Number} {number} {new string('x', number * 7 % 900)}");

    private long Scalar(string sql) => (long)Value(sql);

    private object Value(string sql)
    {
        using var connection = JournalDatabase.ConnectForReading(File);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
