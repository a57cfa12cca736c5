using Bmis.Central.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Suites;
using Dapper;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Central.Tests.Intake;

public sealed class WarehouseInboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_becomes_raw_entries_typed_rows_and_daily_counts_at_once()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(30);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.Equal(30, (await bench.CrossingsAsync(lane)).Count);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(30, await connection.ExecuteScalarAsync<int>("select sum(crossings) from flow_daily"));
        Assert.Equal(
            "3 KEMBA ADM 4 2026-05-20 DEU F 1960 66 0",
            await connection.ExecuteScalarAsync<string>(
                """
                select concat_ws(' ', region_id, post_code, decision, verdict, local_day, nationality, sex, birth_year,
                    age, hit_count)
                from crossing where sequence = 11
                """));
        var personal = await connection.ExecuteScalarAsync<byte[]>("select personal from crossing where sequence = 11");
        Assert.Equal(
            ("SPECIMENAAABA", "1960-03-12", "L00000010"),
            bench.Fixture.Seal.Person(3, lane.LaneId, 11, personal) is var person
                ? (person.Primary, person.BirthDate, person.DocumentNumber)
                : default);
        Assert.Equal(
            Bmis.Central.Keys.PersonalPart.None, bench.Fixture.Seal.Person(3, lane.LaneId, 12, personal));
    }

    [Fact]
    public async Task What_is_stored_is_byte_for_byte_what_was_hashed()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(20);
        await AppendAsync(bench.Store, lane, Checkpoint.Start, run);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var rows = await connection
            .QueryAsync<(byte[] Header, byte[] Sealed, byte[] Digest, byte[] Hash)>(
            "select header, sealed, payload_digest, hash from envelope order by sequence");
        var verifier = new ChainVerifier(lane, Checkpoint.Start);
        var read = rows.Select(row => bench.Fixture.Seal.Open(row.Header, row.Sealed) is var (salt, payload)
            ? Envelope.Read(row.Header, salt, payload, row.Digest, row.Hash).Require()
            : throw new InvalidDataException("A row does not open."));
        Assert.Null(verifier.AcceptAll(read));
        Assert.Equal(run[^1].Checkpoint, verifier.Head);
    }

    [Fact]
    public async Task A_run_that_leaves_a_gap_or_overlaps_is_not_stored()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var run = new SampleCrossings(lane.LaneId).Chain(30);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run[..10]));
        Assert.False(await AppendAsync(bench.Store, lane, run[19].Checkpoint, run[20..]));
        Assert.False(await AppendAsync(bench.Store, lane, run[4].Checkpoint, run[5..15]));
        Assert.Equal(Numbers(10), await bench.StoredAsync(lane));
        Assert.Equal(Numbers(10), await bench.CrossingsAsync(lane));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_a_dead_letter_and_blocks_nothing()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var run = samples.Chain(
        [
            samples.Draft(),
            samples.Draft(EntryKinds.Crossing, [0xFF, 0x00, 0x13]),
            samples.Draft("weather", [1, 2, 3]),
            samples.Draft(samples.Next() with { LaneId = "another" }),
            samples.Draft(samples.Next() with { Reason = "a\0b" }),
            samples.Draft(samples.Next() with { TimeZone = "../../../etc/passwd" }),
            samples.Draft(),
        ]);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.Equal(Numbers(7), await bench.StoredAsync(lane));
        Assert.Equal([1, 7], await bench.CrossingsAsync(lane));
        Assert.Equal(
            ["2 crossing payload.not-protobuf", "3 weather kind.unknown", "4 crossing lane_id.differs",
                "5 crossing text.nul", "6 crossing time_zone.form"],
            await bench.DeadLettersAsync(lane));
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_a_dead_letter_by_itself()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await using var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("alter table crossing add check (officer_id <> 'poison')");
        var samples = new SampleCrossings(lane.LaneId);
        var run = samples.Chain(
        [
            samples.Draft(), samples.Draft(samples.Next() with { OfficerId = "poison" }), samples.Draft(),
        ]);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        Assert.Equal([1, 3], await bench.CrossingsAsync(lane));
        Assert.Equal(["2 crossing database.23514"], await bench.DeadLettersAsync(lane));
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("select sum(crossings) from flow_daily"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 0, "1900-01-01")]
    [InlineData("9999-12-31T23:59:59Z", 0, "2200-01-01")]
    [InlineData("1970-01-01T00:00:00Z", 0, "1970-01-01")]
    [InlineData("2026-05-20T08:00:30Z", -30, "2026-05-20")]
    [InlineData("2046-05-20T08:00:00Z", -631152000, "2026-05-20")]
    public async Task A_wrong_clock_never_fails_a_batch(string decided, long offsetSeconds, string expected)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var crossing = samples.Next(DateTimeOffset.MinValue.AddYears(1)) with
        {
            DecidedAt = DateTimeOffset.Parse(decided, null),
        };
        var run = samples.Chain([samples.Draft(crossing, TimeSpan.FromSeconds(offsetSeconds))]);
        Assert.True(await AppendAsync(bench.Store, lane, Checkpoint.Start, run));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.StartsWith(
            expected,
            await connection.ExecuteScalarAsync<string>("select (crossed_at at time zone 'UTC')::text from crossing"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officers_act_is_kept()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var act = new AuditMessage { Action = "sign-in", OfficerId = "o-100", At = 1_700_000_000_000_000 };
        await AppendAsync(
            bench.Store, lane, Checkpoint.Start, samples.Chain([samples.Draft(EntryKinds.Audit, act.ToByteArray())]));
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal("sign-in o-100", await connection.ExecuteScalarAsync<string>(
            "select action || ' ' || officer_id from lane_act"));
    }

    [Fact]
    public async Task An_unknown_or_disabled_lane_is_refused()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var stranger = new Producer("STRANGER");
        await Assert.ThrowsAsync<UnknownLaneException>(async () => await bench.Store.HeldAsync(stranger, Cancellation));
        var lane = await bench.ProducerAsync();
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update lane set disabled_at = now()");
        await Assert.ThrowsAsync<UnknownLaneException>(async () => await bench.Store.HeldAsync(lane, Cancellation));
    }

    [Fact]
    public async Task A_fork_raises_one_alarm()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await bench.Store.QuarantineAsync(lane, new Quarantine(RefusalReason.Fork, 7, new byte[] { 1 }), Cancellation);
        await bench.Store.QuarantineAsync(lane, new Quarantine(RefusalReason.Fork, 7, new byte[] { 2 }), Cancellation);
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.Equal(["Fork 7"], await connection.QueryAsync<string>("select kind || ' ' || sequence from alarm"));
    }

    private static async Task<bool> AppendAsync(
        IInboxStore store, Producer lane, Checkpoint expected, List<Envelope> run) =>
        await store.AppendAsync(lane, expected, run, run[^1].Checkpoint, Cancellation);

    private static IEnumerable<long> Numbers(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
