using Bmis.Central.CommandLine;
using Bmis.TestKit;

namespace Bmis.Central.Tests.Proof;

public sealed class JournalProverTests
{
    private const string AddCrossing =
        """
        create temporary table copied as select * from crossing where sequence = 3;
        update copied set sequence = @number;
        insert into crossing select * from copied
        """;

    private static readonly string[] Columns = ["header", "sealed", "payload_digest", "hash"];

    [Fact]
    public async Task A_whole_journal_is_proved_from_its_first_entry_to_its_last()
    {
        await using var bench = await ProofBench.FilledAsync();
        var proof = await bench.ProveAsync();
        Assert.Null(proof.Fault);
        Assert.Equal((12L, 12L, 0L), (proof.Last.Sequence, proof.Opened, proof.Erased));
        Assert.Equal((12L, 9L, 1L), (proof.Count.Entries, proof.Count.Crossings, proof.Count.DeadLetters));
    }

    [Theory]
    [InlineData("update envelope set header = set_byte(header, length(header) - 1, 1) where sequence = 5",
        5, "hash-mismatch")]
    [InlineData("update envelope set header = '\\xff' where sequence = 5", 5, "row-unreadable")]
    [InlineData("update envelope set header = set_byte(header, 2, 77) where sequence = 5", 5, "wrong-lane")]
    [InlineData("update envelope set payload_digest = set_bit(payload_digest, 9, 1 - get_bit(payload_digest, 9)) "
        + "where sequence = 12", 12, "hash-mismatch")]
    [InlineData("update envelope set hash = set_bit(hash, 200, 1 - get_bit(hash, 200)) where sequence = 1",
        1, "hash-mismatch")]
    [InlineData("update envelope set sealed = set_bit(sealed, 700, 1 - get_bit(sealed, 700)) where sequence = 8",
        8, "payload-changed")]
    [InlineData("update envelope set sealed = '\\x01' where sequence = 8", 8, "payload-changed")]
    [InlineData("update envelope set kind = 'audit' where sequence = 3", 3, "columns-changed")]
    [InlineData("update envelope set entry_id = gen_random_uuid() where sequence = 3", 3, "columns-changed")]
    [InlineData("update envelope set salt = '\\x01' where sequence = 3", 3, "in-clear")]
    public async Task A_changed_row_is_named(string sql, long bad, string reason) =>
        await ExpectAsync(sql, bad, reason);

    [Theory]
    [InlineData("delete from envelope where sequence = 7", 7, "missing")]
    [InlineData("delete from envelope where sequence > 10", 11, "missing")]
    [InlineData("delete from envelope", 1, "missing")]
    [InlineData("update envelope set sequence = 0 where sequence = 8; "
        + "update envelope set sequence = 8 where sequence = 9; "
        + "update envelope set sequence = 9 where sequence = 0", 8, "moved")]
    [InlineData("create temporary table twice as select * from envelope where sequence = 4; "
        + "update twice set stored_at = stored_at + interval '1 day'; insert into envelope select * from twice",
        4, "repeated")]
    public async Task A_row_that_is_missing_moved_or_doubled_is_named(string sql, long bad, string reason) =>
        await ExpectAsync(sql, bad, reason);

    [Theory]
    [InlineData("update producer set next_sequence = next_sequence + 1", 13, "missing")]
    [InlineData("update producer set next_sequence = next_sequence - 1", 11, "high-water-differs")]
    [InlineData("update producer set last_hash = set_bit(last_hash, 3, 1 - get_bit(last_hash, 3))",
        12, "high-water-differs")]
    [InlineData("delete from producer", 1, "beyond-high-water")]
    [InlineData("update producer set next_sequence = 6, last_hash = (select hash from envelope where sequence = 5)",
        6, "beyond-high-water")]
    public async Task A_high_water_row_that_says_something_else_is_found(string sql, long bad, string reason) =>
        await ExpectAsync(sql, bad, reason);

    [Theory]
    [InlineData("delete from crossing where sequence = 3", 3, "not-applied")]
    [InlineData("delete from lane_act where sequence = 4", 4, "not-applied")]
    [InlineData("delete from dead_letter where sequence = 6", 6, "not-applied")]
    [InlineData("delete from correction where sequence = 10", 10, "not-applied")]
    [InlineData("insert into dead_letter values (3, 'LANE-1', 15, 'crossing', 'x', now())",
        15, "dead-letter-without-entry")]
    [InlineData("insert into case_event values (3, 'LANE-1', 3, gen_random_uuid())", 3, "typed-row-without-entry")]
    [InlineData("insert into hit_event values (3, 'LANE-1', gen_random_uuid(), 14, gen_random_uuid(), 'e', 'k')",
        14, "typed-row-without-entry")]
    public async Task Typed_rows_and_entries_that_do_not_fit_together_are_named(string sql, long bad, string reason) =>
        await ExpectAsync(sql, bad, reason);

    [Theory]
    [InlineData(3, "typed-row-doubled")]
    [InlineData(99, "typed-row-without-entry")]
    public async Task A_crossing_that_no_lane_has_journaled_is_named(long number, string reason)
    {
        await using var bench = await ProofBench.FilledAsync();
        await bench.RunAsync(AddCrossing, new { number });
        var fault = (await bench.ProveAsync()).Fault;
        Assert.Equal((number, reason), (fault?.Sequence, fault?.Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_salt_or_payload_that_was_sealed_anew_is_named(bool salt)
    {
        await using var bench = await ProofBench.FilledAsync();
        await bench.SealAnewAsync(9, (_, _) => { });
        Assert.Null((await bench.ProveAsync()).Fault);
        await bench.SealAnewAsync(9, (salted, payload) => (salt ? salted : payload)[7] ^= 1);
        var fault = (await bench.ProveAsync()).Fault;
        Assert.Equal((9L, "payload-changed"), (fault?.Sequence, fault?.Reason));
    }

    [Fact]
    public async Task Of_two_faults_the_first_number_is_named()
    {
        await ExpectAsync(
            "delete from crossing where sequence = 3; delete from envelope where sequence = 5", 3, "not-applied");
        await ExpectAsync(
            "delete from crossing where sequence = 5; delete from envelope where sequence = 3", 3, "missing");
    }

    [Fact]
    public async Task An_erased_payload_leaves_the_journal_whole_and_is_counted()
    {
        await using var bench = await ProofBench.FilledAsync();
        await bench.RunAsync("update envelope set sealed = null where sequence = 5");
        var proof = await bench.ProveAsync();
        Assert.Null(proof.Fault);
        Assert.Equal((12L, 11L, 1L), (proof.Last.Sequence, proof.Opened, proof.Erased));
    }

    [Fact]
    public async Task Every_flipped_bit_of_a_row_is_found_and_its_number_named()
    {
        const string flip =
            """
            update envelope
            set COLUMN = set_bit(COLUMN, @bit % (8 * length(COLUMN)), 1 - get_bit(COLUMN, @bit % (8 * length(COLUMN))))
            where sequence = @number
            """;
        await using var bench = await ProofBench.FilledAsync();
        var (random, turns) = (new Random(20260520), Effort.Times(200));
        for (var turn = 0; turn < turns; turn++)
        {
            var sql = flip.Replace("COLUMN", Columns[turn % Columns.Length], StringComparison.Ordinal);
            var place = new { number = 1 + random.Next(12), bit = random.Next(1 << 20) };
            await bench.RunAsync(sql, place);
            Assert.Equal((turn, (long?)place.number), (turn, (await bench.ProveAsync()).Fault?.Sequence));
            await bench.RunAsync(sql, place);
        }

        Assert.Null((await bench.ProveAsync()).Fault);
    }

    [Fact]
    public async Task The_verb_prints_a_line_a_lane_and_fails_when_one_is_broken()
    {
        await using var bench = await ProofBench.FilledAsync();
        var row = await Verbs.DoneAsync(bench.Fixture, "", "journal", "prove");
        Assert.Equal("LANE-1", row.GetProperty("lane").GetString());
        Assert.Equal(12, row.GetProperty("last").GetInt64());
        Assert.Equal(64, row.GetProperty("head").GetString()!.Length);
        Assert.True(row.GetProperty("valid").GetBoolean());
        await bench.RunAsync("insert into lane (lane_id, region_id, post_code) values ('LANE-0', 3, 'KEMBA')");
        await bench.RunAsync("delete from envelope where sequence = 7");
        var (exit, output, _) = await Verbs.RunAsync(bench.Fixture, "", "journal", "prove");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((VerbContext.Failed, 2), (exit, lines.Length));
        Assert.Contains("\"lane\":\"LANE-0\"", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(
            "\"valid\":false,\"firstBad\":7,\"reason\":\"missing\"}", lines[1].TrimEnd(), StringComparison.Ordinal);
        await Verbs.DoneAsync(bench.Fixture, "", "journal", "prove", "--lane", "LANE-0");
        await Verbs.DoneAsync(bench.Fixture, "", "journal", "prove", "LANE-0");
        Assert.Contains(
            "no lane LANE-9",
            await Verbs.RefusalAsync(bench.Fixture, "", "journal", "prove", "--lane", "LANE-9"),
            StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(string sql, long bad, string reason)
    {
        await using var bench = await ProofBench.FilledAsync();
        await bench.RunAsync(sql);
        var proof = await bench.ProveAsync();
        Assert.Equal((bad, reason), (proof.Fault?.Sequence, proof.Fault?.Reason));
    }
}
