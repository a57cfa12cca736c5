using Bmis.Central.Intake;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace Bmis.Central.Tests.Intake;

/// <summary>No entry blocks those behind it, whoever made the mistake.</summary>
public sealed class PoisonTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_throws_costs_its_own_entry_and_leaves_nothing_half_read()
    {
        await using var bench = await IntakeBench.OpenAsync(new Dictionary<string, EntryReader>(BatchReader.Kinds)
        {
            ["broken"] = (batch, envelope, payload) =>
                BatchReader.Kinds[EntryKinds.Audit](batch, envelope, payload)
                ?? throw new InvalidOperationException("A mistake of the program."),
        });
        var lane = await bench.ProducerAsync();
        var samples = new SampleCrossings(lane.LaneId);
        var act = new AuditMessage { Action = "sign-in", OfficerId = "o-100", At = 1_700_000_000_000_000 };
        var run = samples.Chain(
        [
            samples.Draft(), samples.Draft("broken", act.ToByteArray()),
            samples.Draft(EntryKinds.Audit, act.ToByteArray()), samples.Draft(), samples.Draft(),
        ]);
        await AppendAsync(bench, lane, run, 0, 4);
        await AppendAsync(bench, lane, run, 4, 5);
        Assert.Equal(["2 broken reader.failed"], await bench.DeadLettersAsync(lane));
        Assert.Equal([1, 4, 5], await bench.CrossingsAsync(lane));
        Assert.Equal([1, 2, 3, 4, 5], await bench.StoredAsync(lane));
        Assert.Equal([3], await ListAsync<long>(bench, "select sequence from lane_act"));
    }

    [Theory]
    [InlineData("42P01")]
    [InlineData("XX001")]
    [InlineData("21000")]
    [InlineData("0A000")]
    [InlineData("P0001")]
    public async Task Whatever_the_database_will_always_refuse_is_a_dead_letter_by_itself(string state)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await RefuseAsync(bench, "crossing", "new.officer_id = 'poison'", state);
        var samples = new SampleCrossings(lane.LaneId);
        var run = samples.Chain(
        [
            samples.Draft(), Poison(samples), samples.Draft(), Poison(samples), samples.Draft(), samples.Draft(),
        ]);
        await AppendAsync(bench, lane, run, 0, 5);
        await AppendAsync(bench, lane, run, 5, 6);
        Assert.Equal(
            [$"2 crossing database.{state}", $"4 crossing database.{state}"], await bench.DeadLettersAsync(lane));
        Assert.Equal([1, 3, 5, 6], await bench.CrossingsAsync(lane));
        Assert.Equal([1, 2, 3, 4, 5, 6], await bench.StoredAsync(lane));
        Assert.Equal([4], await ListAsync<int>(bench, "select sum(crossings)::int from flow_daily"));
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("53100")]
    [InlineData("57P01")]
    [InlineData("57014")]
    [InlineData("25006")]
    [InlineData("28P01")]
    public async Task Trouble_that_passes_stores_nothing_and_makes_no_dead_letter(string state)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await RefuseAsync(bench, "crossing", "true", state);
        var run = new SampleCrossings(lane.LaneId).Chain(3);
        var fault = await Assert.ThrowsAsync<PostgresException>(() => AppendAsync(bench, lane, run, 0, 3));
        Assert.Equal(state, fault.SqlState);
        Assert.Empty(await bench.StoredAsync(lane));
        await ExecuteAsync(bench, "drop trigger refusal on crossing");
        await AppendAsync(bench, lane, run, 0, 3);
        Assert.Empty(await bench.DeadLettersAsync(lane));
        Assert.Equal([1, 2, 3], await bench.CrossingsAsync(lane));
    }

    [Fact]
    public async Task An_entry_of_several_rows_is_applied_whole_or_is_one_dead_letter()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await RefuseAsync(bench, "hit_event", "new.entry_id like 'national:bad%'", "P0001");
        var samples = new SampleCrossings(lane.LaneId);
        var run = samples.Chain(
        [
            Screening(samples, "national:bad-1", "national:bad-2"),
            Screening(samples, "national:1", "national:bad-3"),
            Screening(samples, "national:2", "national:3"),
        ]);
        await AppendAsync(bench, lane, run, 0, 3);
        Assert.Equal(
            ["1 screening database.P0001", "2 screening database.P0001"], await bench.DeadLettersAsync(lane));
        Assert.Equal([3, 3], await ListAsync<long>(bench, "select sequence from hit_event"));
    }

    [Fact]
    public async Task A_crossing_that_the_registry_cannot_be_asked_about_is_a_dead_letter_by_itself()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var lane = await bench.ProducerAsync();
        await using (var registry = await bench.Fixture.Warehouse.ForRegistry().OpenConnectionAsync(Cancellation))
            await registry.ExecuteAsync("alter table drill_document rename to elsewhere");
        var samples = new SampleCrossings(lane.LaneId);
        var (specimen, one, two) = (samples.Next(), samples.Next(), samples.Next());
        Assert.Equal("UTO", specimen.Document?.IssuingState.Code);
        var run = samples.Chain([samples.Draft(one), samples.Draft(specimen), samples.Draft(two)]);
        await AppendAsync(bench, lane, run, 0, 3);
        Assert.Equal(["2 crossing reader.failed"], await bench.DeadLettersAsync(lane));
        Assert.Equal([1, 3], await bench.CrossingsAsync(lane));
    }

    private static EntryDraft Poison(SampleCrossings samples) =>
        samples.Draft(samples.Next() with { OfficerId = "poison" });

    private static EntryDraft Screening(SampleCrossings samples, params string[] entries)
    {
        var crossing = samples.Next();
        var late = entries.Select(entry => new HitLate(
            Guid.CreateVersion7(SampleCrossings.Start), crossing.DecidedAt, "", "", crossing.CrossingId, entry,
            new AlertHit("alert", entry, 0.9, false) { EntryDigest = Hits.HitBench.Digest, Action = "refer" }, 9));
        return samples.Draft(EntryKinds.Screening, ScreeningContract.Write(new Screening(9, [.. late])));
    }

    /// <summary>Makes the database refuse rows of a table with an SQL state.</summary>
    private static Task RefuseAsync(IntakeBench bench, string table, string condition, string state) => ExecuteAsync(
        bench,
        $"""
        create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'refused' using errcode = '{state}'; end $$;
        create trigger refusal before insert on {table} for each row when ({condition}) execute function refuse();
        """);

    private static async Task AppendAsync(IntakeBench bench, Producer lane, List<Envelope> run, int from, int to)
    {
        var head = from == 0 ? Checkpoint.Start : run[from - 1].Checkpoint;
        Assert.True(await bench.Store.AppendAsync(lane, head, run[from..to], run[to - 1].Checkpoint, Cancellation));
    }

    private static async Task ExecuteAsync(IntakeBench bench, string sql)
    {
        await using var connection = await bench.Fixture.Shard.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    private static async Task<IEnumerable<T>> ListAsync<T>(IntakeBench bench, string sql)
    {
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.QueryAsync<T>(sql);
    }
}
