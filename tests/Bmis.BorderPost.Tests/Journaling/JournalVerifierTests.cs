using System.Text.Json;
using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Tests.Journaling;

public sealed class JournalVerifierTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string File => _scratch.File("journal.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string, string, long, string> Damages => new()
    {
        { "a deleted row", "DELETE FROM journal_entry WHERE sequence = 7", 7, "missing" },
        { "a deleted first row", "DELETE FROM journal_entry WHERE sequence = 1", 1, "missing" },
        {
            "two rows swapped",
            """
            UPDATE journal_entry SET sequence = 1000 WHERE sequence = 5;
            UPDATE journal_entry SET sequence = 5 WHERE sequence = 9;
            UPDATE journal_entry SET sequence = 9 WHERE sequence = 1000;
            """,
            5,
            "moved"
        },
        {
            "a payload with another's digest",
            "UPDATE journal_entry SET sealed = zeroblob(156) WHERE sequence = 4", 4, "payload-changed"
        },
        {
            "a sealed payload of another row",
            """
            UPDATE journal_entry SET sealed = (SELECT sealed FROM journal_entry WHERE sequence = 3) WHERE sequence = 4
            """,
            4,
            "payload-changed"
        },
        { "a lost key of a day", "DELETE FROM day_key", 1, "key-unknown" },
        {
            "a digest without its payload",
            "UPDATE journal_entry SET sealed = NULL, payload_digest = zeroblob(32) WHERE sequence = 4",
            4,
            "hash-mismatch"
        },
        {
            "another kind beside the header",
            "UPDATE journal_entry SET kind = 'x' WHERE sequence = 3", 3, "columns-changed"
        },
        { "a header that is none", "UPDATE journal_entry SET header = x'ff' WHERE sequence = 6", 6, "row-unreadable" },
        {
            "an end before what was acknowledged",
            "UPDATE acknowledged SET sequence = 12, hash = zeroblob(32)", 11, "missing"
        },
        {
            "another hash than was acknowledged",
            "UPDATE acknowledged SET sequence = 8, hash = zeroblob(32)", 8, "differs-from-acknowledged"
        },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_is_found_at_the_first_bad_number(string what, string sql, long first, string reason)
    {
        await Journals.FillAsync(File, 10);
        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
        Journals.Damage(File, sql);
        var report = JournalVerifier.Verify(File, TestKeys.Master);
        Assert.True(report.FirstBad == first, $"{what}: {report.FirstBad}");
        Assert.Equal(reason, report.Reason);
    }

    [Theory]
    [InlineData("header")]
    [InlineData("sealed")]
    [InlineData("payload_digest")]
    [InlineData("hash")]
    [InlineData("entry_id")]
    public async Task Every_flipped_bit_is_found_where_it_is(string column)
    {
        await Journals.FillAsync(File, 5);
        var original = Read(column, 3);
        for (var bit = 0; bit < original.Length * 8; bit++)
        {
            var flipped = (byte[])original.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Write(column, 3, flipped);
            var found = JournalVerifier.Verify(File, TestKeys.Master).FirstBad;
            Assert.True(found == 3, $"bit {bit} of {column}: {found}");
        }

        Write(column, 3, original);
        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
    }

    [Fact]
    public async Task An_erased_payload_leaves_the_chain_whole()
    {
        await Journals.FillAsync(File, 5);
        Journals.Damage(File, "UPDATE journal_entry SET sealed = NULL WHERE sequence = 2");
        Assert.True(JournalVerifier.Verify(File, TestKeys.Master).IsValid);
    }

    [Fact]
    public async Task Without_the_keys_the_chain_is_verified_and_the_payloads_are_counted_as_closed()
    {
        await Journals.FillAsync(File, 5);
        Journals.Damage(File, "UPDATE journal_entry SET sealed = NULL WHERE sequence = 2");
        Assert.Equal(new PayloadCount(0, 4, 1), JournalVerifier.Verify(File).Payloads);
        Assert.Equal(new PayloadCount(4, 0, 1), JournalVerifier.Verify(File, TestKeys.Master).Payloads);
        Journals.Damage(File, "UPDATE journal_entry SET hash = zeroblob(32) WHERE sequence = 4");
        var report = JournalVerifier.Verify(File);
        Assert.Equal((4L, "hash-mismatch"), (report.FirstBad, report.Reason));
    }

    [Fact]
    public async Task The_verb_prints_one_object_and_says_by_its_code_whether_the_chain_is_whole()
    {
        await Journals.FillAsync(File, 3);
        var (code, json, _) = await RunAsync("journal", "verify", File);
        Assert.Equal(0, code);
        Assert.Equal(
            ("lane-1", 1, 3, true),
            (Text(json, "lane"), Number(json, "first"), Number(json, "last"), json.GetProperty("valid").GetBoolean()));
        Assert.Equal(64, Text(json, "head")!.Length);
        Assert.Equal(3, Number(json, "closed"));
        var (opened, whole, _) = await RunAsync("journal", "verify", File, "--keys", TestKeys.File);
        Assert.Equal((0, 3, 0), (opened, Number(whole, "opened"), Number(whole, "closed")));

        Journals.Damage(File, "DELETE FROM journal_entry WHERE sequence = 2");
        (code, json, _) = await RunAsync("journal", "verify", File);
        Assert.Equal(1, code);
        Assert.Equal((2, "missing"), (Number(json, "firstBad"), Text(json, "reason")));
        Assert.False(json.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData(3, "There is no journal", "nowhere.db")]
    [InlineData(2, "the path of one database")]
    [InlineData(3, "not a journal", "letter.txt")]
    public async Task The_verb_says_what_keeps_it_from_verifying(int expected, string sentence, params string[] files)
    {
        await System.IO.File.WriteAllTextAsync(_scratch.File("letter.txt"), "Dear Sir or Madam", Cancellation);
        var (code, json, error) = await RunAsync(["journal", "verify", .. files.Select(_scratch.File)]);
        Assert.Equal((expected, JsonValueKind.Undefined), (code, json.ValueKind));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, JsonElement Json, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Commands.RunAsync(arguments, new CommandStreams(Stream.Null, output, error), Cancellation);
        var text = output.ToString();
        return (code, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, error.ToString());
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private byte[] Read(string column, long sequence)
    {
        using var connection = JournalDatabase.ConnectForReading(File);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM journal_entry WHERE sequence = {sequence}";
        return (byte[])command.ExecuteScalar()!;
    }

    private void Write(string column, long sequence, byte[] bytes) => Journals.Damage(
        File, $"UPDATE journal_entry SET {column} = x'{Convert.ToHexString(bytes)}' WHERE sequence = {sequence}");
}
